"""Who asked us about a bounce?"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower


class Customer(models.Model):
    """The person whose mail bounced, known by an address."""

    address = models.EmailField(max_length=320)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="ja", choices=[("ja", "日本語"), ("en", "English")])
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["address", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("address"), name="customer_address_once"),
        ]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def short_name(self) -> str:
        """What a list calls this customer: the name, else the domain, else the address."""
        return self.name or self.domain or self.address

    @property
    def domain(self) -> str:
        """The domain of the customer's address."""
        return self.address.rpartition("@")[2].lower()
