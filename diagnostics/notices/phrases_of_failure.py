"""Which phrases say that a mail did not arrive – in the languages that mail systems speak?"""

from diagnostics.notices import linear

FAILED = linear.listed(
    """
    could not be delivered | couldn't be delivered | couldn’t be delivered | could not deliver | cannot be delivered
    can't be delivered | can not be delivered | was not delivered | wasn't delivered | wasn’t delivered
    were not delivered | not been delivered | message not delivered | not able to deliver | able to be delivered
    unable to deliver | wasn't able to deliver | undeliverable | undelivered | non-delivered | nondeliverable
    non-deliverable | delivery failed | delivery has failed | delivery failure | delivery to the following
    delevery to the following | failed to deliver | did not reach the following | didn't reach the following
    permanent fatal error | transient fatal error | unrecoverable error | delivery error | delivery problem
    problem delivering | has bounced | recipient unknown | unknown recipient | non-delivery of
    permanent delivery | returned mail | returned to sender | returning message to sender | rejected your message
    mail delivery failed | could not be sent | could not be completed | failed permanently | unable to send
    address failed | address(es) failed | addresses failed
    not deliverable | non-delivery report | non-delivery notification | non-delivery notice | nondelivery
    non delivery report | error sending message | error sending mail | mail failure | message blocked | was dropped
    been dropped | was discarded | been discarded | folgender fehler aufgetreten | fehler beim versand
    fehler beim senden | fehler beim e-mail-versand | e-mail blocked | mail blocked
    loops back to myself | unrouteable address | unrouteable mail domain | name service error
    error monitoring report | recipients failed | was not relayed | was rejected | were rejected
    was blocked by | been blocked | user unknown | unknown user | no such user | user not known | not listed in
    invalid final delivery | invalid recipient | no valid recipients | error delivering | attempting to deliver
    trying to deliver | trouble delivering | error sending your | returned permanent errors | giving up on
    recipients were affected | mailbox is full | mailbox full | over quota | does not exist | doesn't exist
    failure notice | errors from | transcript of session follows | failure reasons
    delivery status notification (failure | duplicated message-id | rejected for policy reasons | rejected by
    has been rejected | has been refused | not accepted | was automatically rejected | message returned
    mail returned | message was returned | mail was returned | was returned because | been returned to you | 配信不可
    配送不可 | 送信不可 | 配送不能 | 送信不能 | 送信拒否 | 受信不可 | 配信されていません | 配送されていません
    送信されていません | 送信を中止 | 送信が中止 | 送信は中止 | 配信を中止 | 配信が中止 | 配送を中止 | 配送が中止
    配信できません | 配信できなかった | 配信することができません | 配信されません | 配送できません | 配送できなかった
    配送することができません | 配達できません | 配達できなかった | 配達されません | 送信できません | 送信できなかった
    送信することができません | 送信されません | 届けできません | 届けすることができません | 届けることができません
    届きません | 転送できません | 受信できません | 受信拒否 | 受け取れません | 配信に失敗 | 配信失敗 | 送信に失敗
    送信失敗 | 配送に失敗 | 配送失敗 | 配達に失敗 | 配達失敗 | 不達 | 宛先不明 | あて先不明 | 配信不能 | 配信エラー
    配送エラー | 送信エラー | メールエラー | エラーメール | メールボックスが一杯 | メールボックスがいっぱい
    受信箱が一杯 | 受信箱がいっぱい | 容量を超えて | 容量超過 | 存在しない | 存在しません | 存在いたしません
    見つかりません | 拒否されました | 破棄されました | 返送されました | nicht zugestellt | nicht zustellbar
    nicht ausgeliefert | nicht übermittelt | unzustellbar | zustellung fehlgeschlagen | zustellung nicht möglich
    zustellfehler | fehler bei der zustellung | fehlgeschlagen | nicht gesendet werden | wurde abgelehnt
    wurde abgewiesen | existiert nicht | nicht gefunden | postfach voll | postfach ist voll | pas pu être remis
    pas pu être distribué | pas pu être délivré | pas pu être livré | pas pu être envoyé
    pas pu être transmis | pas été remis | pas été distribué | pas été délivré | non remis | non distribué
    non délivré | non distribuable | échec de la remise | échec de remise | échec de la distribution
    échec de distribution | échec de la livraison | échec d'envoi | n'a pu être | retour à l'expéditeur
    message retourné | impossible de remettre | impossible de distribuer | impossible de délivrer | a échoué
    introuvable | n'existe pas | a été rejeté | a été refusé | boîte aux lettres est pleine
    boîte de réception est pleine | no se pudo entregar | no se puede entregar | no se ha podido entregar
    no se ha entregado | no se entregó | no pudo ser entregado | no puede ser entregado | no ha podido ser entregado
    no ha sido entregado | no pudo entregarse | no entregado | no entregable | error en la entrega | error de entrega
    error al entregar | fallo en la entrega | falló la entrega | imposible entregar | no es posible entregar
    no fue posible entregar | no existe | no se encontró | no se ha encontrado | fue rechazado | ha sido rechazado
    mensaje devuelto | correo devuelto | ha sido devuelto | fue devuelto | buzón está lleno | buzón lleno
    impossibile recapitare | impossibile consegnare | impossibile inviare | non è stato recapitato
    ancora stato recapitato | non è stato consegnato | ancora stato consegnato | possibile recapitare
    possibile consegnare | mancato recapito | mancata consegna | recapito non riuscito
    consegna non riuscita | non recapitato | non recapitabile | non consegnato | non consegnabile | errore di consegna
    non esiste | non trovato | è stato rifiutato | restituito al mittente | messaggio restituito | casella piena
    casella è piena | casella di posta piena | pôde ser entregue | pode ser entregue | não foi entregue
    foi possível entregar | possível entregar | pode ser enviada | falha na entrega | falha de entrega
    falha ao entregar | falha no envio | erro na entrega | não entregue | não existe | não encontrado | foi rejeitada
    foi recusada | foi devolvida | mensagem devolvida | caixa postal cheia | caixa de correio está cheia
    caixa de entrada está cheia | niet worden bezorgd | niet bezorgd | niet afgeleverd | niet worden afgeleverd
    niet worden verzonden | onbestelbaar | bezorging is mislukt | bezorging mislukt | aflevering mislukt
    aflevering is mislukt | is mislukt | bestaat niet | niet gevonden | werd geweigerd | is geweigerd | postvak is vol
    mailbox is vol | не может быть доставлено | не могут быть доставлены | не доставлено | не доставлены
    не было доставлено | не удалось доставить | недоставленное | недоставлено | невозможно доставить
    невозможна доставка | ошибка доставки | сбой доставки | не может быть отправлено | не отправлено
    не существует | не найден | отклонено | ящик переполнен | 无法投递
    无法送达 | 无法传递 | 无法发送 | 无法递送 | 未能送达 | 未送达 | 投递失败 | 发送失败 | 递送失败 | 传递失败 | 退信
    被退回 | 退回 | 不存在 | 找不到 | 拒收 | 邮箱已满 | 無法傳遞 | 無法送達 | 無法投遞 | 無法寄送 | 無法遞送
    未能送達 | 傳送失敗 | 傳遞失敗 | 投遞失敗 | 寄送失敗 | 未送達 | 信箱已滿 | 배달하지 못 | 배달할 수 없 | 배달되지
    배달 실패 | 배달에 실패 | 전송하지 못 | 전송할 수 없 | 전송되지 | 전송 실패 | 전송에 실패 | 전달하지 못
    전달할 수 없 | 전달되지 | 발송 실패 | 발송에 실패 | 발송하지 못 | 보내지 못 | 반송 | 존재하지 않 | 찾을 수 없
    gick inte att leverera | olevererbart | kunde inte levereras | kunne ikke leveres | ikke levert | ikke leveret
    ei voitu toimittaa | toimitus epäonnistui | nie można dostarczyć | nie dostarczono | nie została dostarczona
    nie może zostać dostarczona | niedostarczalna | nelze doručit | nebyla doručena | teslim edilemedi | iletilemedi
    nem kézbesíthető | تعذر | 配送されません | 配信されなかった | 配送されなかった | 送信されなかった | 投稿エラー
    エラー通知 | エラーのご連絡 | エラーのお知らせ | 破棄しました | 配送中止 | 配信中止 | 届いていません
    利用できません | 停止されています | お届けできません | 不着 | 未達 | nicht erreicht werden | n'accepte plus
    non è stata consegnata | non sono stati | non consegnata | nie istnieje | 未传递 | 未傳遞 | 不能投递 | 반송되었
    失败 | エラーコード | no longer accepts | email was stopped | message was stopped | e-mail was stopped
    delivery was stopped | gibt es nicht | zurückgeschickt | zurückgesendet | rückläufer | wurde zurückgewiesen
    wurde verweigert | stato respinto | stata respinta | messaggio respinto | a été bloqué | a été retourné
    ha sido bloqueado | fue bloqueado | foi bloqueada | foi recusado | foi rejeitado | stato bloccato
    werd geblokkeerd | is geblokkeerd | teruggestuurd | возвращено | было отклонено
    заблокировано | 被拒绝 | 被拒絕 | 被拒收 | 수신을 거부 | 수신이 거부 | 받을 수 없 | 使われていません
    使われておりません | 配信しておりません | 配送しておりません | 送信しておりません | 削除しました
    削除いたしました | 返送いたします | 返送しました | nicht angenommen | n'a pas été accepté | no fue aceptado
    no ha sido aceptado | non accettato | não foi aceita | niet geaccepteerd | не принято | pas pu distribuer
    pas pu remettre | pas pu délivrer | pas pu livrer | pas pu envoyer | konnten wir nicht zustellen
    nicht zustellen | no pudimos entregar | no hemos podido entregar | non siamo riusciti | não conseguimos entregar
    message has been deleted | message was deleted | rejected message | message rejected | mail rejected | non-remise
    届かなかった | 届かない | お届けできなかった | did not reach | could not hand over | refused recipient
    was not recognised | was not recognized | not be recognised | no llegó | no ha llegado | informe de no entrega
    aviso de no entrega | non ha raggiunto | non è arrivato | não chegou | não entrega | niet bereikt | niet-bezorgd
    n'a pas atteint | nicht erreicht | unzustellbarkeit | не дошло | недоставке | 没有送达 | 未能到达
    没有到达 | 도착하지 않 | 도착하지 못 | does not receive mail | does not accept mail
    拒否しました | 配信拒否 | 拒否いたしました | お断り | 届きませんでした | 受け付けられません | 受付できません
    送れません | 送信に至り | 宛先エラー | 見当たりません | 送り返し | 返却 | 戻りました | 戻されました | 差し止め
    差止め | 送信保留 | gönderilemedi | ulaştırılamadı | teslim edilemez | ulaşmadı | iletilemez
    nebylo možné doručit | nedoručiteln | nedoručen | nepodařilo se doručit | nebyl doručen
    nie mogła zostać dostarczona | nie mógł zostać dostarczony | niedostarczon | nie udało się dostarczyć
    zwrot wiadomości | nie doręczono | nem sikerült kézbesíteni | kézbesíthetetlen | nem lehet kézbesíteni
    kézbesítés sikertelen | nem kézbesít | nem lehetett kézbesíteni | не може бути доставлен | не вдалося доставити
    недоставлен | помилка доставки | неможливо доставити | не доставлений | ไม่สามารถส่ง | ส่งไม่สำเร็จ | ไม่สำเร็จ
    ไม่สามารถจัดส่ง | ไม่ถึงผู้รับ | không thể gửi | gửi thư thất bại | không gửi được | không thể chuyển
    gửi không thành công | gửi thất bại | لم يتم تسليم | فشل تسليم | فشل في تسليم | لم تصل | δεν παραδόθηκε
    αποτυχία παράδοσης | δεν μπόρεσε να παραδοθεί | δεν ήταν δυνατή η παράδοση | δεν μπορεί να παραδοθεί
    tidak dapat dikirim | gagal dikirim | pengiriman gagal | tidak terkirim | tidak dapat disampaikan
    nu a putut fi livrat | nelivrat | nu a fost livrat | nu poate fi livrat | לא נמסרה | מסירה נכשלה
    לא ניתן היה למסור | לא ניתן למסור | לא הגיעה | не беше доставен | не можа да бъде доставен | недоставен
    nije isporučen | nije moguće isporučiti | nije bilo moguće isporučiti | levering mislykkedes
    levering mislyktes | kunne ikke sendes | leverans misslyckades | kunde inte skickas | ikke blitt levert
    inte levererats | echec de distribution | echec de remise | echec de la remise | echec de la distribution
    echec d'envoi | konnte nicht an | konnten nicht zugestellt | не удалось отправить | не смогли доставить
    не может быть доставлен | 寄送不成功 | 无法寄送 | 未能投递 | 未能成功投递 | 投递不成功 | 发送不成功 | 遭到拒绝
    遭到拒絕 | 拒絕接收 | 拒绝接收 | 未成功送達 | 전송이 실패 | 전송되지 못 | 전달 실패 | 발송되지
    エラーとな | エラーにな | 遮断され | 送信結果:失敗 | 取り消されました | 隔離しました | 受信されませんでした
    配達できませんでした | お預かりできません | 保管できません | n'a pas été envoyé | pas réussi à
    vous est retourné | est retourné | n'a pas abouti | n'a pas pu aboutir | zustellproblem | nicht zuzustellen
    nicht erfolgreich | foi devolvido | foi removida | não pôde chegar | no pudo llegar | no ha podido llegar
    ha sido eliminado | viene restituito | non è potuto | è stato eliminato | levererades inte | chưa được gửi
    không được gửi | ei toimitettu | ei voida toimittaa | blev ikke leveret | ble ikke levert
    却下 | 取りやめ | 打ち切 | 格納できません | 未配信 | gescheitert | zurückgesandt | rücksendung | abgewiesen
    zurückgewiesen | eliminó su mensaje | non risulta | teruggezonden | odrzucono | odmítnuta | відхилено
    geri gönderildi | studsade | 拒收了 | nie znaleźliśmy | 送信しませんでした | 配信しませんでした
    配送しませんでした | 送信を見合わせ | 配信を見合わせ | 受信いたしませんでした | お受けできませんでした
    あきらめました | 送信を停止しました | nicht übertragen | 수신하지 않 | 不受理 | descartad | scartato | verworfen
    не принимаем | 攔阻 | 不予收受 | nicht abliefern | nicht versendet | 无法向 | refused your m
    thrown away | did not deliver | was not sent | not been sent | message not sent | mail not sent | cannot be accepted
    受け付けませんでした | 受け取りませんでした
    送信がブロック | 受信がブロック | 配信がブロック | 配送がブロック | メールがブロック | メールはブロック
    送信ブロック | 配送をお断り | 受信をお断り | お届けに失敗 | 届けられません | 届けられなかった | お届けに至り
    受信不能 | 受信エラー | 受領できません | 引き渡せません | 引き渡すことができ | 配達不可 | nebyla odeslána
    nebylo doručeno | se nepodařilo odeslat | nedošla | vrátila se | nebol doručen | nebola doručená
    nepodarilo sa doručiť | nie dotarła | nie została wysłana | nie została przyjęta | została odrzucona
    została zwrócona | nie mogliśmy dostarczyć | nie można było dostarczyć | nieudane doręczenie | nem érkezett meg
    visszaküldtük | nem továbbítható | elutasítottuk | elutasította | nem küldhető el | sikertelen küldés
    kom inte fram | har inte levererats | kunde ej levereras | avvisades | har avvisats | returneras
    kan inte levereras | kan ikke leveres | blev afvist | er ikke blevet leveret | ble avvist | ei välitetty
    hylättiin | palautettiin | teslim edilmedi | gönderilmedi | geri döndü | reddedildi | gönderimi başarısız
    teslimat başarısız | iade edildi | ulaşamadı | не було доставлен | повернуто | повернено | відправити не вдалося
    не надіслано | не прийнято | δεν στάλθηκε | δεν έφτασε | επιστράφηκε | απορρίφθηκε | αδύνατη η παράδοση
    δεν ήταν δυνατόν να παραδοθεί | δεν ήταν δυνατό να παραδοθεί | μη παραδοτέο | gagal terkirim | tidak sampai
    dikembalikan | gagal mengirim | tidak bisa dikirim | ditolak oleh | không đến được | bị trả lại
    không được chuyển | bị từ chối | không thể phân phối | ส่งไม่ถึง | ถูกปฏิเสธ | ส่งคืน | ตีกลับ | لم تُسلّم
    لم تسلم | تم رفض رسالتك | رُفضت | أعيدت | فشل إرسال | لم يتم توصيل | לא הגיע | נדחתה | הוחזרה | לא נשלחה
    לא ניתן היה לשלוח | nu a ajuns | a fost respins | a fost returnat | n'a pas été remis | n'a pas été livré
    n'est pas parti | ne peut être remis | ne peut pas être distribué | ne peut pas être remis | no pudimos enviar
    no ha sido enviado | no se ha enviado | non è stato inviato | non può essere recapitato | não foi enviada
    não pôde ser enviada | não pode ser entregue | ließ sich nicht zustellen | nicht weitergeleitet werden
    kam nicht an | не доставлялось | не дошл | вернулось | не была доставлена | не было отправлено | 投遞不到
    寄不到 | 无法投送 | 未被接收 | 전달에 실패 | 수신되지 | 거절되었
    """
)
