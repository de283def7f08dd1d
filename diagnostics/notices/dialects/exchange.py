"""How do Exchange servers write, from 2003 on and in any language?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="exchange",
    signs=(
        r"^from: .*microsoftexchange[0-9a-f]",
        r"generating server ?:",
        r"^diagnostic: smtp;#",
        r"#(?:550|554|5\d\d) 5\.\d\.\d+ (?:resolver|storedrv|routing|smtpsend|transport|queue)\.",
        r"msexch:",
        r"<[a-z0-9.-]{1,120} #[45]\.\d\.\d{1,3}",
        r"^x-mailer: internet mail service",
        r"^x-mailer: microsoft exchange",
        r"did(?: not|n't) reach the following recipient",
        r"diagnostic information for administrators",
        r"管理者向けの診断情報",
        r"diagnoseinformationen für administratoren",
        r"informations? de diagnostic (?:à l|pour)",
        r"información de diagnóstico para",
        r"informazioni di diagnostica per",
        r"informações de diagnóstico para",
        r"diagnostische (?:gegevens|informatie) voor",
        r"диагностические сведения",
        r"диагностическая информация",
        r"诊断信息",
        r"診斷資訊",
        r"진단 정보",
        r"sent by microsoft exchange server",
        r"delivery has failed to these recipients",
    ),
)
