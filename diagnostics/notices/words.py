"""Which words of a mail say that it failed, waits, or answers by itself – in the languages that mail systems speak?

Phrases are lower-case with single blanks; they are sought in text folded the same way, in one linear pass.
"""

from enum import IntEnum

from diagnostics.notices import kana, linear

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
    """
)
DELAYED = linear.listed(
    """
    warning message only | do not need to resend | not yet been delivered | has not been delivered yet
    delivery is delayed | delivery delayed | delivery incomplete | has been delayed | message is delayed
    message delayed | mail delayed | being delayed | delayed mail | delivery temporarily | still being retried
    will be retried | not yet been fully delivered | attempts are still pending | delivery attempts will continue
    will continue to try | will continue trying | will continue to be | will keep trying | continue trying to deliver
    still trying to deliver | is still trying | are still trying | gmail will retry | will retry for
    server will retry | temporary problem delivering | transient problem | warning: could not send message for past
    warning: message | delivery status notification (delay | (delay) | 遅延 | 遅れて | 再試行しています | 再送を続け
    再送を試みます | 再送を試みて | 配信を続け | 再度送信を試み | まだ配信されて | まだ届いて | verzögert | verzögerung
    noch nicht zugestellt | weiterhin versucht | retardé | pas encore été remis | pas encore été distribué | retrasado
    retrasada | retraso en la entrega | aún no se ha entregado | ritardo | ritardato | ritardata | non è stato ancora
    atrasada | atraso na entrega | ainda não foi entregue | vertraagd | vertraging | nog niet bezorgd | задержк
    задержан | отложен | еще не доставлено | ещё не доставлено | 延迟 | 延遲 | 尚未送达 | 尚未送達 | 지연
    아직 배달되지 | задержива | será retrasad | wird noch | まだ配送されて | まだ送信されて | 再送を行 | 配送が遅れ
    後ほど再送 | 自動的に再送 | 一時的な問題が発生 | まだ届けられて | まだお届けでき | 引き続き再送 | 引き続き配
    再送信を試みます | vorübergehendes problem | wird erneut versucht | wird weiter versucht | weitere zustellversuche
    zustellung wird weiterhin | noch nicht ausgeliefert | problème temporaire | nouvelle tentative sera
    nouvelles tentatives | remise différée | distribution différée | a été différé | pas encore pu être
    problema temporal al | se volverá a intentar | se reintentará | seguirá intentando | seguiremos intentando
    entrega demorada | se está demorando | problema temporaneo | verrà effettuato un nuovo tentativo | nuovi tentativi
    continuerà a tentare | non è ancora stato | non ancora consegnato | problema temporário ao | novas tentativas
    continuará tentando | continuaremos tentando | ainda não pôde ser entregue | tijdelijk probleem
    opnieuw geprobeerd | blijft proberen | nog niet afgeleverd | nog niet worden afgeleverd | временная проблема
    повторит попытку | попытки доставки будут | продолжит попытки | пока не доставлено | 暂时性问题 | 暫時性問題
    临时问题 | 继续尝试 | 繼續嘗試 | 系统会继续 | 系統會繼續 | 尚未投递 | 일시적인 문제 | 계속 시도 | 재시도 중
    재전송을 시도하고 | opóźnion | opóźnienie | zpožděn | gecikti | gecikme | försenad | forsinket | viivästy
    késleltet | întârzi | καθυστέρη | затриман | まだ相手に | 試行を続け | 配送を保留 | 受信を保留 | 自動で再送
    時間がかかって | warteschlange | versuchen es weiter | wartet noch auf | toujours en file | en file d'attente
    réessaierons | message en attente | continuaremos intent | entrega pendiente | aún no hemos podido
    in coda di invio | riproveremo | wachtrij | blijven proberen | ожидает доставки | 仍在队列 | 仍在佇列 | 继续重试
    繼續重試 | 대기 중 | 再送する必要はあり | 再送の必要はあり | 再送は不要 | 配送待ち | 送信待ち | 配送を続け
    送信を続け | nicht erneut senden | pas nécessaire de renvoyer | no es necesario reenviar
    non è necessario inviare di nuovo | não é necessário reenviar | niet opnieuw te sturen | повторно отправлять не
    无需重新发送 | 無需重新傳送 | bislang nicht | bisher nicht | steht noch aus | voltaremos a tentar
    volveremos a intentar | попробуем еще | réessayons | inutile de renvoyer | повторите через | 아직 전달하지
    復旧次第 | no need to send it again | no need to resend | we keep trying | for another attempt
    """
)
FINAL = linear.listed(
    """
    permanent error | permanent failure | permanent fatal | permanently | given up | giving up | gave up
    will not be retried | will not continue trying | no further delivery attempts | no further attempts
    retry timeout exceeded | retry time not reached for any host after a long failure period
    has been in queue too long | in the queue too long | message expired | delivery time expired | too old
    attempts have ceased | the message have ceased | has been abandoned | attempts have been abandoned
    final attempt | stop trying | stopped trying | returned mail: cannot send | cannot send message for | 再送を断念
    再送期限 | endgültig | aufgegeben | définitive | permanente | definitief
    試みましたが | 試みたが | 続けましたが | あきらめました | 諦めました | 断念しました | 断念いた | 打ち切りま
    """
)
AUTOMATIC = linear.listed(
    """
    out of office | out of the office | out-of-office | automatic reply | automatic response | automated reply
    automated response | auto reply | auto-reply | autoreply | auto response | auto-response | autoresponse
    autoresponder | on vacation | vacation message | vacation reply | away from my mail | away from the office
    confirm your message | please confirm your e-mail | 不在 | 自動応答 | 自動返信 | 自動回答 | 休暇中 | abwesenheit
    automatische antwort | nicht im büro | nicht im haus | réponse automatique | absent du bureau
    absence du bureau | respuesta automática | fuera de la oficina | fuera de oficina | risposta automatica
    fuori sede | fuori ufficio | resposta automática | ausência temporária | fora do escritório
    automatisch antwoord | afwezig | автоответ | автоматический ответ | 自动回复 | 自動回覆 | 自動回應 | 자동 응답
    자동 회신 | 자동응답 | 부재중 | 부재 중 | autosvar | poissaolo | odpowiedź automatyczna
    席を外して | 留守にして | 休業 | 休暇 | 出張中 | 退職 | отпуск | abwesend | im urlaub | en congés
    de vacaciones | in ferie | de férias | met vakantie | 休假 | 外出中 | 휴가
    automatyczna odpowiedź | na urlopie | automatická odpověď | automatikus válasz | automatisk svar
    automatiskt svar | automaattinen vastaus | otomatik yanıt | αυτόματη απάντηση | автоматична відповідь
    trả lời tự động | ตอบกลับอัตโนมัติ | balasan otomatis | رد تلقائي | תשובה אוטומטית | răspuns automat
    automatski odgovor | lomalla | på semester | på ferie | szabadság | yıllık izin | dovolená | відпуст
    """
)

TELLING = linear.listed(
    """
    unknown | doesn't have | does not have | not known | no such | doesn't exist | doesn’t exist | not exist
    not found | couldn't be found | could not be found | couldn’t be found | no mailbox | no user | no account
    not a registered | not registered | be located | not a valid | invalid | not valid | not recognized
    not recognised | not listed | unrouteable | unroutable | illegal | malformed | bad address | moved | no longer
    quota | is full | mailbox full | full mailbox | over limit | storage | disk space | not enough space | exceed
    too large | too big | size limit | maximum size | message size | disabled | inactive | suspended | deactivated
    discontinued | expired | locked | frozen | closed | unavailable | not available | timed out | timeout | time out
    denied | reject | blacklist | blocklist | block list | listed in | banned | spam | junk | virus | malware
    infected | policy | relay | not permitted | not allowed | not authorized | not authorised | unauthorized
    unauthenticated | authentication | spf | dkim | dmarc | ptr record | no mx | no mail server | dns | name service
    name server | lookup | resolve | hostname | host name | no route | reach | not responding | not accept | connect
    socket | network | tls | ssl | certificate | loop | hop count | too many | hops | duplicate | retry | retries
    tried | attempts | giving up | gave up | queue | temporary | temporarily | try again | greylist | rate limit
    throttl | deferred | trouble | command output | service permits | content | attachment | error_code | responsecode
    protocol error | out of memory | crashed | insufficient | exit status | died | permission | not configured
    misconfigured | preferences | restricted | only accept | members | moderated | failing for a long time
    no smtp service | no valid recipients | 存在しない | 存在しません | 存在いたしません | 見つかりません
    見つからない | 不明 | 一杯 | いっぱい | 満杯 | 容量 | 超過 | 超えて | 上限 | 制限 | 大きすぎ | サイズ | 停止 | 無効
    解約 | 廃止 | 休止 | 期限 | 拒否 | ブロック | 迷惑メール | ウイルス | ウィルス | フィルタ | ポリシー | 認証 | 中継
    スパム | 使われて | 応答 | 接続 | タイムアウト | ネームサーバ | 名前解決 | ドメイン | ホスト | 再送 | 再試行 | 混雑
    一時的 | しばらく | 許可 | 破棄 | unbekannt | existiert nicht | nicht gefunden | nicht bekannt | voll
    überschritten | zu groß | gesperrt | deaktiviert | abgelehnt | verweigert | abgewiesen | blockiert
    zeitüberschreitung | nicht erreichbar | ungültig | inconnu | n'existe pas | introuvable | pleine | saturée | dépass
    trop volumineux | désactivé | suspendu | refus | rejet | bloqué | expiré | injoignable | desconocid | no existe
    no se encontró | lleno | llena | cuota | excede | demasiado grande | deshabilitad | desactivad | suspendid | rechaz
    bloquead | inválid | no válid | tiempo de espera | sconosciut | non esiste | non trovat | pieno | piena | supera
    troppo grande | disabilitat | disattivat | sospes | rifiutat | respint | bloccat | scadut | non valid | inesistente
    desconhecid | não existe | não encontrad | cheio | cheia | excedid | muito grande | desativad | suspens | rejeitad
    recusad | esgotad | onbekend | bestaat niet | niet gevonden | is vol | overschreden | te groot | uitgeschakeld
    geweigerd | geblokkeerd | verlopen | ongeldig | не существует | неизвестн | не найден | переполнен | превыш
    слишком больш | отключ | заблокирован | отклон | отказ | недоступ | истек | истёк | неверн | квот | нет такого
    спам | 不存在 | 不正确 | 无效 | 找不到 | 未找到 | 已满 | 超过 | 超出 | 过大 | 停用 | 禁用 | 冻结 | 拒绝 | 拒收
    屏蔽 | 垃圾邮件 | 病毒 | 超时 | 无法连接 | 域名 | 繁忙 | 频率 | 無效 | 已滿 | 拒絕 | 逾時 | 존재하지 | 찾을 수 없
    없는 | 초과 | 가득 | 용량 | 거부 | 차단 | 스팸 | 중지 | 정지 | 휴면 | 연결 | finns inte | findes ikke | finnes ikke
    nie istnieje | neexistuje | おりません | 見当たら | 使用され | 登録され | 登録がな | 正しくありません | 誤り | 間違
    無い | フル | 空き | 保存領域 | 混み合 | 切断 | 通信 | 承認 | 禁止 | 形式 | メールループ | 転送ループ | 配送ループ
    がループ | でループ | ループ検 | 循環 | 回り続け | 権限 | 利用できません | ご利用いただけません | 退会 | 凍結
    nie ma takiego | przepełnion | przekracza | odrzucon | zablokowan | jest pełna | plná | přeplněn | neznám
    příliš velk | odmítnut | megtelt | ismeretlen | nem létezik | túl nagy | переповнен | не існує | невідом | завелик
    відхилен | ไม่พบ | เต็ม | ใหญ่เกิน | ปฏิเสธ | không tồn tại | đã đầy | quá lớn | từ chối | غير موجود | ممتلئ
    مرفوض | δεν υπάρχει | γεμάτ | άγνωστ | απορρίφθηκε | tidak ditemukan | tidak ada | penuh | ditolak | terlalu besar
    inexistent | necunoscut | este plin | prea mare | respins | böyle bir | bulunam | dolu | çok büyük | reddedildi
    אינו קיים | מלאה | är full | er fuld | er full | för stort | for stor | täynnä | liian suuri | ei löydy | okänd
    ukendt | ukjent | avvisad | avvist | berechtigung | nicht erlaubt | fehlgeschlagen | autorisé | permiso | permissão
    autorizzat | 权限 | 權限 | 频繁 | 黑名单 | 黑名單 | 中继 | 有误 | 过多 | 불가 | 만료 | 올바르지 | 응답하지 | 부족
    パスワード付 | 隔離 | 不審な | 不正な | 却下 | 断念 | あきらめ | 諦め | 打ち切 | 変更され | 一致しま | 満たし
    検知 | 検出 | nicht angenommen | nicht berechtigt | grande demais | desist | renonc | rinunci | nicht zugelassen
    niet toegestaan | нежелательн | 不允许 | 不允許 | 附件类型 | 檔案類型 | 拦截 | 攔截 | 탈퇴 | 허용되지 | 제한 | 上回
    終了して | 状態が続 | 持っていません | cessat | исчерп | kennen wir | antwortet | reageert | versleutel
    verschlüssel | kwaadaardig | 찾지 못 | 암호 | 用完 | 恶意 | 見当たりま | つながりま | 希望され | 満量 | ログイン
    メンテナンス | gekündigt | indesiderat | superiori | infectad | opslagruimte | уволен | закрыт | парол | впервые
    骚扰 | 成员 | 解析 | 查不到 | 夾帶 | 점검 | suppress
    """
)


def folded(text: str) -> str:
    """``text`` in lower case with blanks collapsed."""
    return kana.as_read(" ".join(text.lower().split()))


class Topic(IntEnum):
    """What words can be about."""

    FAILED = 0
    DELAYED = 1
    FINAL = 2
    AUTOMATIC = 3
    TELLING = 4


_TOPICS = tuple(Topic)
_BY_TOPIC = linear.Groups((FAILED, DELAYED, FINAL, AUTOMATIC, TELLING))


def topics_in(folded: str) -> frozenset[Topic]:
    """What the words in ``folded`` are about."""
    return frozenset(_TOPICS[number] for number in _BY_TOPIC.found_in(folded))


failed = linear.Phrases(FAILED)
delayed = linear.Phrases(DELAYED)
telling = linear.Phrases(TELLING)
automatic = linear.Phrases(AUTOMATIC)
