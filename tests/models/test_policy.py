"""Who may do and see what: every role, and nobody else."""

import pytest

from diagnostics.models import Role, Submission, Ticket, User, policy
from diagnostics.models.policy import Right
from tests.factories import DeliveryFactory, SubmissionFactory, TicketFactory, UserFactory

READS_THE_DESK = (Role.AGENT, Role.EDITOR, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)

EXPECTED = {
    Role.UPLOADER: {Right.SUBMIT},
    Role.AGENT: {Right.SUBMIT, Right.READ_DESK, Right.WORK_TICKETS, Right.READ_KNOWLEDGE},
    Role.EDITOR: {Right.SUBMIT, Right.READ_DESK, Right.READ_KNOWLEDGE, Right.EDIT_KNOWLEDGE},
    Role.PUBLISHER: {
        Right.SUBMIT,
        Right.READ_DESK,
        Right.READ_KNOWLEDGE,
        Right.EDIT_KNOWLEDGE,
        Right.PUBLISH_KNOWLEDGE,
    },
    Role.ADMIN: set(Right),
    Role.AUDITOR: {Right.READ_DESK, Right.READ_KNOWLEDGE},
}


@pytest.mark.django_db
class TestRights:
    @pytest.mark.parametrize("role", Role)
    def test_are_those_of_the_role(self, role: Role) -> None:
        assert policy.rights_of(UserFactory(roles=(role,))) == EXPECTED[role]

    def test_of_several_roles_add_up(self) -> None:
        person = UserFactory(roles=(Role.UPLOADER, Role.AUDITOR))
        assert policy.rights_of(person) == {Right.SUBMIT, Right.READ_DESK, Right.READ_KNOWLEDGE}

    def test_are_none_without_a_role(self) -> None:
        assert policy.rights_of(UserFactory()) == set()

    def test_are_none_for_who_has_left(self) -> None:
        assert policy.rights_of(UserFactory(roles=(Role.ADMIN,), is_active=False)) == set()
        assert policy.rights_of(UserFactory(is_superuser=True, is_active=False)) == set()

    def test_are_all_for_a_superuser(self) -> None:
        assert policy.rights_of(UserFactory(is_superuser=True)) == set(Right)

    def test_are_not_given_by_a_group_that_is_no_role(self) -> None:
        person = UserFactory()
        person.groups.create(name="friends")
        assert policy.rights_of(person) == set()


@pytest.mark.django_db
class TestWhoMay:
    def test_names_the_active_people_with_the_right(self, ada: User, bob: User, kei: User) -> None:
        root = UserFactory(first_name="Root", is_superuser=True)
        UserFactory(roles=(Role.AGENT,), is_active=False)
        assert list(policy.who_may(Right.WORK_TICKETS)) == [ada, root]


@pytest.mark.django_db
class TestVisibleTo:
    @pytest.mark.parametrize("role", READS_THE_DESK)
    def test_shows_everything_to_who_reads_the_desk(self, role: Role) -> None:
        delivery = DeliveryFactory()
        person = UserFactory(roles=(role,))
        assert list(Submission.objects.visible_to(person)) == [delivery.submission]
        assert list(Ticket.objects.visible_to(person)) == [delivery.ticket]

    def test_shows_an_uploader_their_own(self, bob: User, charlie: User) -> None:
        own = DeliveryFactory(submission__submitted_by=bob)
        DeliveryFactory(submission__submitted_by=charlie)
        DeliveryFactory(submission__submitted_by=None)
        assert list(Submission.objects.visible_to(bob)) == [own.submission]
        assert list(Ticket.objects.visible_to(bob)) == [own.ticket]

    def test_shows_the_ticket_to_who_gave_the_same_bytes_again(self, bob: User, charlie: User) -> None:
        delivery = DeliveryFactory(submission__submitted_by=charlie)
        first = delivery.submission
        again = SubmissionFactory(submitted_by=bob, state=Submission.State.DUPLICATE, duplicate_of=first)
        assert list(Submission.objects.visible_to(bob)) == [again]
        assert list(Ticket.objects.visible_to(bob)) == [delivery.ticket]

    def test_shows_a_ticket_once(self, bob: User) -> None:
        ticket = TicketFactory()
        DeliveryFactory.create_batch(3, ticket=ticket, submission__submitted_by=bob)
        assert list(Ticket.objects.visible_to(bob)) == [ticket]

    @pytest.mark.parametrize("roles", [(), (Role.UPLOADER,)])
    def test_shows_nothing_to_strangers(self, roles: tuple[Role, ...]) -> None:
        DeliveryFactory()
        person = UserFactory(roles=roles)
        assert not Submission.objects.visible_to(person).exists()
        assert not Ticket.objects.visible_to(person).exists()
