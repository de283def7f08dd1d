"""Which charset of one language do undeclared bytes look like? By the letters that the language uses most."""

import re
from typing import NamedTuple

_HIGH = bytes(range(0x80, 0x100))
_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HALF, _SELDOM = 0.5, 20
_KANA = re.compile("[\u3041-\u3093\u30a1-\u30f6\u30fc\u3001\u3002]")
_JAPANESE = re.compile("件名|差出人|宛先|送信|配信|転送|受信|株式会社|アドレス|メール")
_CHINESE = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机公此已工"
    "使情明性知全关点正业外将两高间由问很最重并手应向头文体相见被利等产或新制果加话合回特代内信表化给位次度常先通原"
    "提及员解名各入认条系题更别总何电数安少报结反受目量再务做接必件计管期空指许统区保网站址邮箱退投递收户删除拒绝"
    "联络服器检查请您抱歉谢域账号停拦截垃圾满失败错误送连超继续试稍尝题未找箱附件限制频繁禁止，。、：；（）"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和到以說時要就出會可也你對生能而子得於下自之年過發後作用行所然事成方多經法"
    "如都同現當沒動面定分還進好小部其主理本前開但因只從實日者意無力與機公此已使明全關點正外將由問很最重並應文體相被"
    "利等或新制加合回特代內信表化給位次度先通原提及員解名各入認條系題別電數安少報結反受目量再務接必件計管期空指許統"
    "區保網站址郵箱退投遞收戶刪除拒絕聯絡服器檢查請您抱歉謝域帳號停攔截垃圾滿失敗錯誤送連線逾續試稍嘗未找附件限禁止"
    "傳寄伺旨確認很列，。、：；（）"
)
_KOREAN = (
    "이다는을를에의가고하한지은로사자용기해서인시대있어정으전부수나도보니스아일리주그제동성구상들장여과원면적화습메송받"
    "람존재않없패초량실함합입했되었됨발신편계찾차단반호트버인할됐못않거우세요바랍확십오류코드호속도휴면소및때문경우내"
    "용음통지배달관련문의안녕회목읽삭득찼분류연결"
)
_RUSSIAN = "оеаинтсрвлкмдпуяыьзбгчй"


class _Language(NamedTuple):
    """``letters`` are those that its texts cannot do without, ``least`` the share and ``kinds`` how many of them."""

    letters: re.Pattern[str]
    least: float
    kinds: int
    charsets: tuple[tuple[str, str], ...]


def _any(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


# Each charset with the one that its bytes are decoded by; Korean letters that the old standard lacks are rare.
_LANGUAGES = (
    _Language(_KANA, 0.25, 2, (("euc_jp", "euc_jp"), ("cp932", "cp932"))),
    _Language(_any(_CHINESE), 0.3, 1, (("gb18030", "gb18030"),)),
    _Language(_any(_TRADITIONAL), 0.3, 1, (("big5hkscs", "big5hkscs"),)),
    _Language(_any(_KOREAN), 0.3, 1, (("euc_kr", "cp949"),)),
    _Language(_any(_RUSSIAN), 0.5, 4, tuple((name, name) for name in ("koi8_r", "cp1251", "iso8859-5", "cp866"))),
)
_WHOLLY = 1.0


def charset_of(sample: bytes) -> str:
    """The charset that ``sample`` looks like; empty for the Western ones, where letters above ASCII stand alone."""
    for name in ("cp932", "euc_jp"):
        if _JAPANESE.search(sample.decode(name, "replace")):
            return name
    if share_in(sample, _RUN) < _HALF:
        return ""
    best, found = 0.0, ""
    for language in _LANGUAGES:
        for charset, decoder in language.charsets:
            share = _share_of_letters(sample, charset, language)
            if share > best:
                best, found = share, decoder
    return found


def reads_as_japanese(sample: bytes, charset: str) -> float:
    """How far ``sample`` reads as Japanese in ``charset``, from 0 to 2."""
    return _share_of_letters(sample, charset, _LANGUAGES[0])


def share_in(sample: bytes, runs: re.Pattern[bytes]) -> float:
    """Which share of the bytes above ASCII stands in such runs."""
    return sum(len(run) for run in runs.findall(sample)) / max(1, high_in(sample))


def high_in(sample: bytes) -> int:
    """How many bytes are above ASCII."""
    return len(sample) - len(sample.translate(None, _HIGH))


def _share_of_letters(sample: bytes, charset: str, language: _Language) -> float:
    """Which share of the foreign letters are the language's own; 0 if too few, kana counting for more."""
    text = sample.decode(charset, "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    found = language.letters.findall(text)
    if text.count("\ufffd") * _SELDOM > foreign or len(found) < language.least * foreign:
        return 0.0
    if len(set(found)) < language.kinds:
        return 0.0
    share = len(found) / max(1, foreign)
    return share + _WHOLLY if language.letters is _KANA else share
