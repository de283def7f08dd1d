"""Which mail domains are known so well that a near miss of them is probably a slip of the pen?"""

WELL_KNOWN = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.jp hotmail.com hotmail.co.jp hotmail.fr hotmail.de hotmail.it
    hotmail.es hotmail.co.uk live.com live.jp live.fr live.co.uk msn.com yahoo.com yahoo.co.jp yahoo.ne.jp yahoo.fr
    yahoo.de yahoo.es yahoo.it yahoo.co.uk yahoo.co.in yahoo.com.br ymail.com rocketmail.com icloud.com me.com mac.com
    aol.com aol.jp proton.me protonmail.com zoho.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it tin.it terra.com.br
    uol.com.br bol.com.br mail.ru yandex.ru yandex.com rambler.ru bk.ru list.ru inbox.ru qq.com 163.com 126.com
    sina.com sohu.com naver.com daum.net hanmail.net nate.com comcast.net verizon.net att.net sbcglobal.net
    bellsouth.net cox.net charter.net earthlink.net btinternet.com sky.com rogers.com shaw.ca bigpond.com
    optusnet.com.au ziggo.nl kpnmail.nl telenet.be skynet.be bluewin.ch
    docomo.ne.jp ezweb.ne.jp au.com uqmobile.jp softbank.ne.jp i.softbank.jp vodafone.ne.jp disney.ne.jp
    willcom.com wcm.ne.jp ymobile.ne.jp emnet.ne.jp rakumail.jp rakuten.jp povo.jp
    nifty.com biglobe.ne.jp so-net.ne.jp ocn.ne.jp plala.or.jp dion.ne.jp asahi-net.or.jp hi-ho.ne.jp odn.ne.jp
    ybb.ne.jp infoseek.jp excite.co.jp goo.jp goo.ne.jp livedoor.com kcn.jp eonet.ne.jp zaq.ne.jp jcom.home.ne.jp
    jcom.zaq.ne.jp auone-net.jp wakwak.com iijmio-mail.jp mineo.jp tcn-catv.ne.jp ctk.ne.jp commufa.jp tiki.ne.jp
    nttdocomo.com mopera.net sannet.ne.jp bekkoame.ne.jp interlink.or.jp
    """.split()
)

REAL_NEIGHBOURS = frozenset(
    """
    mail.com email.com ymail.com gmx.com gmx.net fmail.com hmail.com hotmail.jp outlook.fr outlook.de
    outlook.es outlook.it outlook.co.jp live.de live.it live.nl line.com lime.com love.com like.com cloud.com
    icloud.jp yahoo.com.au yahoo.ca yahoo.com.sg yahoo.com.tw yahoo.com.hk yahoo.co.kr yahoo.com.mx
    yahoo.com.ar yahoo.com.ph yahoo.com.vn yahoo.co.id yahoo.co.th yahoo.in yahoo.gr yahoo.ie yahoo.pl yahoo.ro
    yahoo.se yahoo.no yahoo.dk zoho.eu zoho.jp zoho.in aol.de aol.fr aol.co.uk proton.com protonmail.ch
    qq.cn sina.cn yandex.kz yandex.by yandex.ua mail.de mail.jp mail.ee email.it email.de gmx.ch gmx.fr free.de
    docomo.com nttdocomo.co.jp softbank.co.jp vodafone.com vodafone.de vodafone.it
    vodafone.es vodafone.jp rakuten.co.jp rakuten.com nifty.ne.jp nifty.jp biglobe.co.jp so-net.net so-net.jp ocn.jp
    orange.com orange.es orange.jp orange.net sky.co.jp skynet.com goo.co.jp livedoor.jp excite.com excite.jp
    asahi-net.jp zaq.jp odn.jp auone.jp kddi.com cox.com charter.com verizon.com comcast.com att.com rogers.ca shaw.com
    nate.net inbox.com inbox.lv list.com tiscali.com tiscali.de tiscali.fr terra.es terra.com uol.com free.com
    virgin.net alice.de laposte.fr freenet.com
    foxmail.com o2online.de o2mail.de ymobile1.ne.jp y-mobile.ne.jp bmobile.ne.jp pm.me tutanota.com tuta.io
    fastmail.com fastmail.fm hey.com zohomail.com posteo.de mailbox.org arcor.de ionos.de vodafonemail.de bbox.fr
    neuf.fr tim.it inwind.it iol.it globo.com ya.ru internet.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz
    centrum.cz email.cz post.cz abv.bg freemail.hu yeah.net 139.com 189.cn aliyun.com kakao.com korea.com hinet.net
    rediffmail.com juno.com netzero.net spectrum.net frontier.com plus.com virginmedia.com ntlworld.com talktalk.net
    bell.net telus.net xtra.co.nz planet.nl home.nl telia.com online.no sapo.pt movistar.es ono.com jp-t.ne.jp
    jp-d.ne.jp jp-k.ne.jp pdx.ne.jp rakuten.ne.jp linemo.jp ahamo.com mesh.ne.jp ocn.ad.jp kcn.ne.jp iij4u.or.jp
    dti.ne.jp dream.jp dream.com itscom.net itscom.jp hct.jp lcv.ne.jp ncv.ne.jp janis.or.jp avis.ne.jp enjoy.ne.jp
    megaegg.ne.jp pikara.ne.jp bbiq.jp tees.ne.jp starcat.ne.jp gmo.jp sakura.ne.jp sakura.jp kagoya.net netmail.com
    topmail.com webmail.com hotmail.ca hotmail.be hotmail.nl hotmail.se hotmail.com.br hotmail.com.tr live.ca live.cn
    live.se usa.com post.com one.com europe.com gmail.net jmail.com gmail.de
    """.split()
)

OFTEN_CONFUSED = {
    "softbank.jp": "softbank.ne.jp",
    "i.softbank.ne.jp": "i.softbank.jp",
    "docomo.co.jp": "docomo.ne.jp",
    "docomo.jp": "docomo.ne.jp",
    "ezweb.jp": "ezweb.ne.jp",
    "ezweb.co.jp": "ezweb.ne.jp",
    "au.ne.jp": "au.com",
    "yahoo.jp": "yahoo.co.jp",
    "gmail.co.jp": "gmail.com",
    "gmail.jp": "gmail.com",
    "icloud.ne.jp": "icloud.com",
    "icloud.co.jp": "icloud.com",
    "icould.com": "icloud.com",
    "gmail.ne.jp": "gmail.com",
    "gmail.com.jp": "gmail.com",
    "docomo.or.jp": "docomo.ne.jp",
    "docomo.ne.com": "docomo.ne.jp",
    "i.softbank.co.jp": "i.softbank.jp",
}

CLIPPED_COM = frozenset({"co", "cm", "om", "c", "come", "comu"})

TOP_LEVEL_SLIPS = {
    "con": "com",
    "comm": "com",
    "comn": "com",
    "coom": "com",
    "cmo": "com",
    "ocm": "com",
    "cpm": "com",
    "xom": "com",
    "vom": "com",
    "dom": "com",
    "clm": "com",
    "copm": "com",
    "coml": "com",
    "jpp": "jp",
    "ojp": "jp",
    "nett": "net",
    "ner": "net",
    "ney": "net",
    "nte": "net",
    "ogr": "org",
    "orgg": "org",
    "rog": "org",
}

SECOND_LEVEL_SLIPS = {
    "cp.jp": "co.jp",
    "c0.jp": "co.jp",
    "coo.jp": "co.jp",
    "co.jo": "co.jp",
    "co.ip": "co.jp",
    "co.jl": "co.jp",
    "ne.jo": "ne.jp",
    "ne.ip": "ne.jp",
    "nee.jp": "ne.jp",
    "or.jo": "or.jp",
    "or.ip": "or.jp",
    "ac.jo": "ac.jp",
    "ac.ip": "ac.jp",
    "go.ip": "go.jp",
}

JAPANESE_SECOND_LEVELS = ("co", "ne", "or", "ac", "go", "ed", "gr", "ad", "lg")

LOOSE_LOCAL_PARTS = frozenset({"docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "vodafone.ne.jp"})
