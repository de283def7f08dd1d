"""Whose own meanings apply to what a mail server said? Hosts and domains to the names that the dictionary uses."""

from collections.abc import Iterable

from diagnostics.knowledge.signals import with_parents

_DOMAINS = {
    "Microsoft": "outlook.com outlook.jp hotmail.com hotmail.co.jp hotmail.fr hotmail.de hotmail.it hotmail.es "
    "hotmail.co.uk live.com live.jp live.fr live.co.uk msn.com exchangelabs.com office365.us onmicrosoft.com",
    "Gmail": "google.com gmail.com googlemail.com",
    "Yahoo": "yahoodns.net yahoo.com yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.uk yahoo.co.in yahoo.com.br "
    "ymail.com rocketmail.com aol.com",
    "Apple": "icloud.com me.com mac.com apple.com",
    "docomo": "docomo.ne.jp",
    "au": "ezweb.ne.jp au.com",
    "SoftBank": "softbank.ne.jp softbank.jp vodafone.ne.jp disney.ne.jp",
    "Orange": "orange.fr wanadoo.fr laposte.net",
    "GoDaddy": "secureserver.net",
    "Comcast": "comcast.net",
    "Proofpoint": "pphosted.com ppe-hosted.com",
    "Mimecast": "mimecast.com mimecast.co.za mimecast-offshore.com",
    "Tencent": "qq.com foxmail.com",
    "NetEase": "163.com 126.com yeah.net 188.com netease.com",
    "Mailgun": "mailgun.org mailgun.net",
}
_VENDORS = {domain: vendor for vendor, domains in _DOMAINS.items() for domain in domains.split()}


def vendor_of(hosts: Iterable[str]) -> str:
    """Who runs the first of ``hosts`` that is known, with all hosts below a known domain; empty for nobody known.

    Yahoo! JAPAN (yahoo.co.jp) is another company than Yahoo, and has no codes of its own in the dictionary.
    """
    return next((vendor for host in hosts if (vendor := _vendor_at(host))), "")


def _vendor_at(host: str) -> str:
    return next((_VENDORS[domain] for domain in with_parents(host) if domain in _VENDORS), "")
