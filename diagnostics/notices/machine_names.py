"""Which names do gateways, filters and list servers bear that write of mails by themselves?

Such a name alone proves nothing: it lends weight to what the mail says.
"""

from diagnostics.notices import linear

GATEWAYS = linear.listed(
    r"""
    gateway | scanner | filter | virus | sweeper | marshal\b | \bav[-_.]?gw | anti-?spam | pure ?message
    spam ?(?:blocker|firewall|killer)
    firewall | quarantine | mail[-_ ]?(?:guard|scan|security|gate|gw|server|relay|monitor|agent|sentinel) | interscan
    groupshield | content ?(?:control|security) | \bsmtp\b | \buucp@ | majordomo | listserv | listproc | sympa
    list ?server | list ?manager | \blyris\b | \bmailman\b | antigen | smartlist | \bmta\b | \bfax\b | \bsms\b
    \bmms\b | mmsc | groupware | \bmailer\b
    """
)
