"""Which phrases say that a mail waits or is given up, that a machine answers, or why – in whatever language?"""

from diagnostics.notices import linear

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
    まだ相手先 | まだお相手 | まだ宛先 | を試み続け | 試み続けます | 未だ届いて | いまだ届いて | まだ届けられ
    再配送を | 再送いたします | 再送中 | 送達待ち | 再送信いたします | 再送信中 | 順次再送 | 自動再送
    一時的に配送を | 一時保留 | ännu inte levererats | inte kunnat levereras ännu | har ännu inte
    endnu ikke leveret | endnu ikke er blevet leveret | ennå ikke levert | ei ole vielä | toimitus viivästy
    jeszcze dostarczona | jeszcze nie została | jeszcze doręczon | dosud nebyl | zatím nebyl | dosud nedoručen
    dosiaľ nebol | még nem sikerült | még nem kézbesít | tovább próbálko | tovább próbál | henüz teslim | henüz ulaş
    denemeye devam | yeniden denenecek | ще не доставлен | досі не доставлен | спроби доставки трива
    спроби продовж | повторимо спробу | δεν έχει παραδοθεί ακόμ | ακόμη δεν έχει | θα συνεχίσουμε να προσπαθ
    νέα προσπάθεια | nu a fost încă | încă nu a fost | vom continua să încerc | se va încerca din nou
    belum terkirim | belum dapat dikirim | belum sampai | akan terus mencoba | akan dicoba lagi | tertunda
    chưa được chuyển | chưa gửi được | chưa đến được | sẽ tiếp tục thử | bị trì hoãn | bị chậm
    ยังไม่ได้รับการจัดส่ง | ยังส่งไม่ | จะพยายามส่ง | ล่าช้า | لم يتم تسليم رسالتك بعد | لم تسلم بعد
    سنستمر في المحاولة | سنواصل المحاولة | تأخر تسليم | טרם נמסרה | עדיין לא נמסר | נמשיך לנסות | מתעכב
    todavía no se ha entregado | todavía no ha | aún no ha sido | sigue pendiente | no hace falta reenviar
    encore été livré | encore été délivré | toujours pas été | continuerons à essayer | reste en attente
    ancora consegnato | ancora recapitato | continueremo a provare | non occorre | não é preciso reenviar
    ainda não chegou | continuaremos a tentar | nog niet aangekomen | nog steeds niet | blijven het proberen
    blijven het nog | ещё не доставлен | еще не доставлен | пока не удалось | всё ещё не | будем пытаться
    будут предприняты | возобновлен | 暂未送达 | 暂时无法送达 | 暫時無法送達 | 暂时未能 | 稍后会再次 | 稍後會再次
    아직 도착하지 | 다시 시도하겠 | 재시도하겠 | 재시도합니다 | immer noch nicht | versuchen wir weiter
    versuchen weiterhin | werden es weiterhin | nicht noch einmal senden
    送信を保留 | 再試行中 | 再試行を続け | 再送待ち | czeka na | oczekuje na dor | próby będą
    będziemy próbować | toujours en attente
    čeká na doručení | budeme to zkoušet | budeme se pokoušet | väntar på | venter på | sırada bekliyor
    очікує | în așteptare
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
    再送期限切れ | 再送期限を過 | 再送期限が過 | 再送期限を超 | endgültig | aufgegeben
    définitive | permanente | definitief
    試みましたが | 試みたが | 続けましたが | 行いましたが | 再送しましたが | 再送いたしましたが | 再試行しましたが
    あきらめました | 諦めました | 断念しました | 断念いた | 打ち切りま
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
    automatski odgovor | absente jusqu | absent jusqu | suis en congé
    lomalla | på semester | på ferie | szabadság | yıllık izin | dovolená | відпуст
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
    erschöpft | speicherplatz | 受信を停止 | 登録がござ | 届け出 | 満たされ | 逆引き | 評価 | 送信元 | 時間帯
    宛先数 | 拒んで | 受け付けて | 閉鎖 | 異動 | 名簿 | scomparso | ruht | belegt | trabalha | trabaja | lavora
    travaille | werkt niet | arbeitet nicht | pracuje | dolgozik | çalışm | працю | работает | olarak değerlendir
    spamu | spamem | skräppost | roskapost | levélszemét | nevyžádan | vírus | wirus | zainfek | infiltr | szyfrow
    šifrov | titkosít | şifre | шифруван | kryptera | salattu | лист визнано | чорн | чёрн | черн | περιορισμ | όριο
    κρυπτογράφ | μαύρη | hạn mức | giới hạn | danh sách đen | dung lượng | batas | kuota | daftar hitam | enkripsi
    โควต้า | ขีดจำกัด | บัญชีดำ | القائمة السوداء | الحد الأقصى | تشفير | فيروس | רשימה שחורה | מכסה | הצפנה
    וירוס | לא קיים | אינה קיימת | لا يوجد | غير صالح
    """
)
