"""The words that tell a place from a person, a company or a common noun. All lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a place. Of these "of", "for", "with" and "by" go as well with people and companies.
STRONG_PREPOSITIONS = _words(
    "in near at outside inside across throughout around toward towards via"
)
WEAK_PREPOSITIONS = _words("from to into between through over off beyond along within leaving")

# May stand inside a name: "Rio de Janeiro", "Bosnia and Herzegovina", "Isle of Wight".
CONNECTORS = _words("of and the de la las los le les el al el- al- da do dos das di del della du am an "
                    "der den upon on in sur y e au aux sous bei ob - – ' ’ ’s 's . &")  # fmt: skip

# "the X region", "X city": what stands behind a place's name, or before "of" and the name.
GENERIC = _words(
    "province provinces region regions district districts city cities county counties state states "
    "town towns village villages municipality oblast oblasts krai raion governorate prefecture "
    "department canton territory territories republic island islands peninsula valley river lake "
    "bay coast strait sea mountains mountain hills desert basin delta port harbor harbour airport "
    "airfield airbase area areas suburb suburbs neighborhood neighborhoods neighbourhood "
    "neighbourhoods borough boroughs ward parish commune metro capital border frontier outskirts "
    "township settlement settlements camp camps gulf highlands plateau corridor enclave exclave "
    "countryside"
)
# A name that ends in one of these is a place even where the table lacks it.
FEATURE_ENDS = _words(
    "street road avenue boulevard highway lane drive square bridge airport airfield river creek "
    "valley bay beach island islands lake mountain mountains hill hills peninsula strait canal "
    "park forest desert county district province village harbor harbour falls reservoir dam rd rd. "
    "st. ave. way"
)
# Bodies whose name starts with the place they serve: "Queensland Police" is in Queensland.
PUBLIC_BODIES = _words(
    "police sheriff fire department ministry government parliament army navy force forces military "
    "troops guard court courts council county city state university school schools hospital embassy "
    "consulate legislature assembly senate house congress authority authorities agency commission "
    "health emergency ambulance rescue office bureau patrol service services airport zoo board "
    "district prison jail attorney governor mayor president premier minister prosecutor officials "
    "hospitals residents news region area province"
)
# Bodies with the place behind "of": "Ministry of Health of Ghana", "Supreme Court of India".
OF_BODIES = _words("ministry department government parliament court assembly board council state "
                   "republic city province people governor president king queen prime minister "
                   "mayor bishop archdiocese legislature senate embassy county")  # fmt: skip
# Those that keep a place's name to themselves.
PRIVATE_BODIES = _words(
    "times post herald tribune journal gazette globe chronicle daily telegraph mirror star sun "
    "bank airlines airways inc inc. corp corp. co co. ltd ltd. llc plc group holdings company "
    "press united fc rovers city wanderers club league cup bulls lions tigers eagles open marathon "
    "magazine review institute foundation society association union party college stock exchange "
    "motors electric energy gas oil mining steel wire ledger dispatch courier monitor observer palace hotel"
)
TITLES = _words(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor president senator sen. rep. "
    "representative gov. governor king queen prince princess duke duchess lord lady sir dame capt. "
    "captain sgt. sergeant lt. lieutenant col. colonel gen. general maj. major adm. admiral cpl. "
    "judge justice pope rev. reverend father brother sister saint minister secretary chancellor "
    "ambassador detective officer inspector constable sheriff deputy coach actor actress singer"
)
DIRECTIONS = _words(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern upper lower greater inner outer "
    "north-east north-west south-east south-west north-eastern north-western south-eastern "
    "south-western mid"
)
# Capitalised words that are a place somewhere, but hardly ever in English news.
NOT_PLACES = _words(
    "the a an and or but if in on at of to for from by with as is are was were be he she it we they "
    "i you his her our their its this that these those there here what when where who why how no "
    "yes not all any some many most more one two three four five six seven eight nine ten first "
    "second third last next new old good best great big man men woman women people person police "
    "officer monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december today tomorrow yesterday morning "
    "maritime littoral tank "
    "mercury venus mars saturn uranus pluto europa ganymede callisto titan enceladus triton moon "
    "evening night day week month year spring summer autumn fall winter christmas easter ramadan "
    "president minister prime king queen prince general major colonel captain doctor judge court "
    "justice church university college school hospital center centre central union united party "
    "state states national international federal government department ministry agency bank "
    "company street road avenue north south east west northern southern eastern western army navy "
    "force air war peace god lord jesus christ allah muslim muslims christian christians jewish "
    "jews islam islamic bible english internet google facebook twitter covid ebola virus health "
    "world global earth moon mars sun star time times post news press media radio television tv "
    "mr mrs ms dr sir lady my your so then now also after before while during since until because "
    "however although though even just only still already never always often according despite "
    "black white red green blue brown gold silver young hope grace faith reading mobile nice bath "
    "republican republicans democrat democrats democratic liberal liberals conservative labour "
    "labor green greens tory tories congress senate parliament council committee house board "
    "commission association federation league cup final game team club group brothers sons "
    "interior foreign defense defence finance education agriculture office service services "
    "security council treaty act law bill article section chapter page figure table part number "
    "born died see do did does can could will would should may might must let get go come take "
    "make give say says said ask tell think know want need use find work call try leave put mean "
    "keep begin help talk turn start show hear play run move live believe bring happen write "
    "sit stand lose pay meet include continue set learn change lead understand watch follow stop "
    "create speak read allow add spend grow open walk win offer remember love consider appear buy "
    "wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell "
    "require report decide pull best such both each other another same few little own under over "
    "about against between into through above below up down out off again further once once every "
    "two-thirds half us fort port abu saint st st. mount mt lake cape point crescent dar hill hills "
    "valley park island bay beach river mountain bridge square garden gardens field fields wood "
    "woods ford castle hall cross corner ridge heights grove spring springs falls el al la de van "
    "von bin ben mac mc o' san santa los las rio nova villa"
)
# Verbs whose subject is a government, an army or a team rather than a stretch of land.
ACTING = _words(
    "say tell deny accuse announce claim insist warn vow pledge promise demand urge call ask want "
    "refuse reject agree disagree sign ratify approve veto vote condemn criticize criticise denounce "
    "confirm acknowledge admit declare propose suggest offer threaten respond reply react recognize "
    "recognise deploy send dispatch supply provide give deliver sell buy import export fund finance "
    "invade attack bomb strike shell fire launch test retaliate withdraw annex occupy seize capture "
    "negotiate mediate impose lift ban expel summon recall withhold suspend sanction support back "
    "oppose favor favour plan intend seek try attempt decide believe think fear hope expect consider "
    "know see view regard need begin continue stop resume help assist aid train arm intervene "
    "win lose beat defeat draw play face score qualify join leave allow permit prohibit order "
    "request invite welcome praise thank blame cite estimate report publish release issue unveil "
    "introduce adopt pass enact spend invest pay receive accept grant extend cut sever restore "
    "establish maintain hold conduct carry break violate breach respect honor honour prepare "
    "mobilize mobilise acquire develop build possess share exchange cooperate ally"
)
# Verbs whose subject may be the town itself.
OF_TOWNS = _words(
    "be have lie sit stand become remain grow see experience suffer wake celebrate record get rise "
    "fall shrink boast feature house contain rank burn flood empty fill sleep shake mourn enjoy swelter "
    "spread sprawl belong border host"
)
# Verbs whose object is.
ADDRESSED = _words(
    "accuse urge tell ask warn blame criticize criticise condemn denounce threaten pressure press "
    "sanction supply arm support back help assist thank praise call invite attack invade defeat beat "
    "persuade convince force lobby notify inform allow"
)
# "Ruritania's decision": what only a government or a team has.
POSSESSED = _words(
    "government president minister parliament army military navy troops forces soldiers police "
    "decision decisions claim claims refusal denial policy policies position stance statement "
    "response offer proposal plan plans request demand demands ambassador embassy leader leaders "
    "intelligence agency war invasion offensive aggression support backing commitment ally allies "
    "role efforts involvement threat threats goals budget team coach captain manager interests "
    "effort shift ambitions assistance weapons missiles ships "
    "rivals adversaries neighbors neighbours security nuclear foreign defense defence air"
)
# "talks with Ruritania".
RELATIONS = _words(
    "talk talks agreement deal deals treaty pact alliance relation relations tie ties negotiation "
    "negotiations war conflict sanction sanctions cooperation partnership dialogue dispute tension "
    "tensions trade pressure accusation accusations support aid match game border-dispute accord "
    "summit meeting contacts contact ceasefire truce assistance help collusion coordination effort "
    "rivalry rapprochement hostility"
)
# First words of names that mean nothing without the rest.
HEADS = _words(
    "fort port saint st st. sainte ste. mount mt mt. lake cape point santa san los las el la le new "
    "puerto porto rio costa villa nova camp abu bir tel dar ain ras wadi jabal bandar ban nong"
)
# "Streslau fever" is no place.
DISEASES = _words(
    "virus viruses fever disease syndrome strain strains flu influenza outbreak ebolavirus variant "
    "haemorrhagic hemorrhagic pneumonia encephalitis"
)
# Bodies and other names without a place that small towns share.
INSTITUTIONS = _words(
    "congress senate parliament house council committee court government internet facebook twitter "
    "google god satan jesus allah president republican republicans democrat democrats liberal "
    "liberals conservative labour labor police monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december"
)
