"""Is a text nothing but one error as machines word it, pasted without any word about it?"""

import re

_LONGEST, _MOST_LINES = 800, 5
_STATUS = r"[245]\.\d{1,3}\.\d{1,3}"
_CODE = r"[45][0-7]\d"
_REPLY = rf"{_CODE}[ -]#?{_STATUS}\b"
_BARE = r"[^\s<>@:]{1,64}@[^\s<>@:,]{1,255}"
_ADDRESS = rf"<?{_BARE}>?"
_HOST = r"[a-z\d](?:[a-z\d-]{0,62}\.){1,8}[a-z]{2,24}"
_IP = r"\s?[\[(][\da-f.:]{3,45}[\])](?::\d{1,5})?"
_SERVER = r"(?:host|server|serveur|servidor|mta|remote|сервер\w?|サーバー?|服务器|伺服器|서버)"
_SAID = r"\b(?:said|says|responded|replied|returned|answered)\b:?"
_QUOTE = "['\"‘“„«「]"
_NOUN = "address|mailbox|recipient|user|host|domain|sender|delivery|system|message|policy|security"
_ERROR = re.compile(
    rf"(?:(?:<{_BARE}>:?|{_BARE}(?::|(?=\s{{1,4}}#)))\s{{1,4}})?(?:"
    rf"#\s?(?:{_REPLY}|{_CODE}\s)|#?<?\s?(?:{_HOST}\s)?#{_STATUS}\s(?:smtp|x-\w{{1,20}});"
    rf"|(?:(?:smtp;|error:|fehler:|erreur\s?:|エラー[:：])\s?)?{_REPLY}\s?\S|smtp;\s?{_CODE}[ -]\S"
    rf"|x-(?:unix|postfix);\s\S|[45]\.\d\.\d{{1,3}}\s?[-:]\s[^\n]{{0,40}}\b(?:{_NOUN})\b"
    rf"|(?:host\s)?{_HOST}{_IP}(?:\s{_SAID}|:)\s?{_CODE}[ -]"
    rf"|(?:host\s)?{_HOST}(?:{_IP})?\s(?:{_SAID}|gave this error:)\s"
    rf"|(?:[^\s.:;?!。]{{1,24}}\s){{0,4}}[^\s.:;?!。]{{0,12}}{_SERVER}[^\n.:;?!。'\"@]{{0,40}}"
    rf"(?:\sat\s{_HOST})?(?:{_IP})?[^\n.:;?!。'\"@\d]{{0,30}}"
    rf"(?:[:：]?\s?{_QUOTE}?\s?{_REPLY}|{_SAID}\s?{_QUOTE}?{_CODE}[ -])"
    rf"|(?:\w[^\n]{{0,120}}\s)?to={_ADDRESS},[^\n]{{0,300}}\b(?:stat|status)=|dsn={_STATUS},\sstat="
    rf"|(?:(?:\*\*|==)\s)?{_ADDRESS}\s(?:<{_ADDRESS}>\s)?(?:R|T)="
    r")",
    re.IGNORECASE,
)
_AROUND = " \t\r\n>*•・-"
_NAME_ALONE = re.compile(rf"(?:{_ADDRESS}|{_HOST}(?:{_IP})?)[:,]?", re.IGNORECASE)


def is_one(text: str) -> bool:
    """Whether ``text`` is one error of few lines; names of a recipient and a host may stand above it.

    What follows the error must be the rest of its paragraph.
    """
    text = text.strip(_AROUND)
    if not text or len(text) > _LONGEST or text.count("\n") >= _MOST_LINES or text.endswith(("?", "？")):
        return False
    lines = text.splitlines()
    while len(lines) > 1 and (not lines[0].strip() or _NAME_ALONE.fullmatch(lines[0].strip())):
        del lines[0]
    return _ERROR.match(lines[0].strip()) is not None and all(line.strip() for line in lines)
