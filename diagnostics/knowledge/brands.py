"""Which mail domain does somebody mean who says the name of a provider: docomo, ソフトバンク, Gmail?"""

import re
import unicodedata

from diagnostics.knowledge.known_domains import WELL_KNOWN

_LONGEST = 4_000
_NAMES = {
    "docomo.ne.jp": "docomo ドコモ ＮＴＴドコモ ahamo アハモ",
    "au.com": "au エーユー kddi ケーディーディーアイ",
    "ezweb.ne.jp": "ezweb イージーウェブ",
    "softbank.ne.jp": "softbank ソフトバンク",
    "i.softbank.jp": "iphoneメール",
    "ymobile.ne.jp": "ymobile y!mobile ワイモバイル",
    "uqmobile.jp": "uqmobile uqモバイル",
    "rakumail.jp": "楽メール 楽天モバイル rakumail",
    "gmail.com": "gmail ジーメール gメール グーグル google",
    "outlook.com": "outlook.com outlook アウトルック microsoft マイクロソフト",
    "hotmail.com": "hotmail ホットメール",
    "icloud.com": "icloud アイクラウド apple アップル",
    "yahoo.co.jp": "yahoojapan ヤフー ヤフージャパン yahoo!japan",
    "yahoo.com": "yahoo yahoo!",
    "nifty.com": "nifty ニフティ @nifty",
    "biglobe.ne.jp": "biglobe ビッグローブ",
    "so-net.ne.jp": "so-net sonet ソネット",
    "ocn.ne.jp": "ocn オーシーエヌ",
    "plala.or.jp": "plala ぷらら",
}
_DOMAINS = {unicodedata.normalize("NFKC", name): domain for domain, names in _NAMES.items() for name in names.split()}
_DOMAIN = re.compile(r"(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-]|\.\w)", re.IGNORECASE)
_NAMED = re.compile(
    "|".join(
        rf"(?<![\w.@/-]){re.escape(name)}(?![\w.-])" if name.isascii() else re.escape(name)
        for name in sorted(_DOMAINS, key=len, reverse=True)
        if name not in ("au", "apple", "アップル", "google", "microsoft", "outlook", "yahoo", "yahoo!")
    ),
    re.IGNORECASE,
)


def domain_of(name: str) -> str:
    """The domain that ``name`` stands for where it is a provider's; else ``name``."""
    plain = "".join(unicodedata.normalize("NFKC", name).lower().split()).removesuffix("のメール")
    return _DOMAINS.get(plain, name)


def named_in(text: str) -> str:
    """The well-known domain, or that of the provider, that ``text`` names first; empty if it names none.

    Names that are words of notices too (Outlook, Yahoo) are not looked for.
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST])
    for found in _DOMAIN.finditer(text):
        if found[0].lower() in WELL_KNOWN:
            return found[0].lower()
    named = _NAMED.search(text)
    return _DOMAINS[named[0].lower()] if named else ""
