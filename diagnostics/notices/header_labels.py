"""What do mail programs call From, Date, To and Subject when they quote a message for people to read?"""

_LABELS = {
    "From": """
        From; 差出人; 差出し人; 送信者; 送信元; 発信者; Von; De; Da; Van; Från; Fra; Lähettäjä; От; Kimden; Od;
        Expéditeur; Mittente; Remitente; Remetente; Absender; 发件人; 發件人; 寄件者; 寄件人; 보낸 사람; 보낸사람;
        Afzender; Avsändare; Afsender; Avsender; Nadawca; Odesílatel; Feladó; Gönderen; Отправитель; Відправник; Від;
        Από; Αποστολέας; Expeditor; De la
    """,
    "Date": """
        Date; Sent; Sent on; Sent at; 日付; 日時; 送信日時; 送信日; 送信時刻; 発信日時; 受信日時; Datum; Gesendet;
        Gesendet am; Envoyé; Envoyé le; Date d'envoi; Fecha; Enviado; Enviado el; Enviado em; Enviada em; Data; Inviato;
        Data invio; Verzonden; Skickat; Sendt; Lähetetty; Дата; Отправлено; Tarih; 日期; 发送时间; 发送日期; 傳送時間;
        寄件日期; 發送時間; 보낸 날짜; 날짜; 보낸날짜; Dato; Wysłano; Odesláno; Dátum; Elküldve; Päivämäärä; Päiväys;
        Надіслано; Ημερομηνία
    """,
    "To": """
        To; 宛先; 宛て先; 送信先; 受信者; An; À; A; Para; Pour; Destinataire; Destinataires; Destinatario; Empfänger;
        Aan; Till; Til; Vastaanottaja; Кому; Kime; 收件人; 收件者; 받는 사람; 받는사람;
        Ontvanger; Ontvangers; Geadresseerde; Mottagare; Modtager; Mottaker; Do; Odbiorca; Komu; Příjemce; Címzett;
        Alıcı; Получатель; Одержувач; Προς; Παραλήπτης; Către
    """,
    "Subject": """
        Subject; 件名; 題名; 表題; 標題; タイトル; Betreff; Objet; Sujet; Asunto; Assunto; Oggetto; Onderwerp; Ämne;
        Emne; Aihe; Тема; Konu; 主题; 主題; 主旨; 제목; Temat; Předmět; Tárgy; Θέμα; Subiect; Predmet
    """,
    "Cc": "Cc; Kopie; Copie; Copie à; Copia; 抄送; 副本; 참조; CC(写し); 同報",
    "Reply-To": "Reply-To; Reply To; 返信先; Antwort an; Répondre à; Responder a; Rispondi a; 回复; 答复; 回覆",
    "Importance": "Importance; Priority; 重要度; 優先度; Wichtigkeit; Priorität; Prioridad; Priorité",
    "Attachments": "Attachments; Attachment; 添付ファイル; 添付; Anlagen; Anhänge; Pièces jointes; Adjuntos; Allegati",
}

ON_TOP = ("Return-Path", "Received", "Delivered-To", "X-Original-To")
_SOURCE = (*ON_TOP, "Message-ID", "MIME-Version", "Content-Type")
SHOWN = frozenset(_LABELS)

NAME_OF = {
    label.strip().casefold(): name for name, labels in _LABELS.items() for label in labels.split(";") if label.strip()
} | {name.casefold(): name for name in _SOURCE}

_LONGEST = max(map(len, NAME_OF)) + 12
_BLANKS = " \t\u3000\u00a0"
_DECORATION = " \t\u3000\u00a0*_|■●◆・【】[]"
_PARTINGS = (":", "\t", "  ", "】", "]")


def read_line(line: str) -> tuple[str, str] | None:
    """Split ``差出人: ada@example.jp`` into ``("From", "ada@example.jp")``; None where no known label opens it.

    A colon, a tabulator, two blanks (the cells of a table) or brackets part a label from its value.
    """
    head = line[:_LONGEST].replace("：", ":")
    for parting in _PARTINGS:
        end = head.find(parting, 1)
        if end > 0 and (name := NAME_OF.get(_bare(head[:end]))) is not None:
            value = line[end + 1 :].strip(_BLANKS)
            return name, (value.strip("*|").strip(_BLANKS) if line[:end].strip(_BLANKS)[:1] in ("*", "|") else value)
    return None


def _bare(label: str) -> str:
    """``label`` without decoration, and without the blanks that widen two characters to the width of three."""
    label = label.strip(_DECORATION)
    return label.casefold() if label.isascii() else label.replace("\u3000", "").replace("  ", "").casefold()


def read_unknown_line(line: str) -> tuple[str, str] | None:
    """Split a header line whose name is none of the known labels (``X-Mailer: …``); None where it is no header line."""
    name, colon, value = line.partition(":")
    if not colon or not 1 < len(name) <= 64 or not name.isascii() or value[:2] == "//":
        return None
    if not name.replace("-", "").replace("_", "").isalnum() or not name[0].isalpha():
        return None
    return name, value.strip()
