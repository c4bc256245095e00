"""Names to put in the place of the corpus's own, from everywhere and from nowhere."""

from __future__ import annotations

import random

FIRST = """
Aarav Abdul Adaeze Aiko Ahmed Alejandro Amina Ana Anders Andrei Anika Antonio Arjun Astrid Ayesha Bao
Beatriz Bogdan Carlos Chidi Chloe Claire Daniel Dmitri Elena Elif Emeka Emma Eun-ji Fatima Felipe
Fiona Francesca Freya Gabriel Giulia Grace Greta Hamza Hana Hans Hassan Helen Hiroshi Ibrahim Ines
Ingrid Irina Isabel Ivan Jakub James Jan Javier Ji-hoon Joao John Jorge Julia Kamal Karin Katarzyna
Kemal Kenji Khalid Kofi Kwame Lars Laura Leila Li Liam Lucia Luca Magnus Maria Marek Mariam Mark Marta
Mei Mehmet Michael Miguel Milan Min Mohammed Nadia Naomi Nguyen Nikolai Nina Noor Olga Omar Oscar Pablo
Park Patrick Paul Pedro Petra Pierre Priya Rafael Rahul Rania Ravi Robert Rosa Ruth Samuel Sara Sergei
Siti Sofia Sun-hee Susan Svetlana Tariq Thandiwe Thomas Tomas Valentina Viktor Wei Xiao Yara Yusuf Zainab
""".split()
LAST = """
Abbas Abe Achterberg Adeyemi Aguilar Ahmadi Al-Hashimi Ali Alvarez Andersen Anderson Aziz Bakker Banerjee
Barros Becker Bell Bianchi Botha Brown Castillo Chen Cho Choi Costa Da-Silva Das Davies Demir Diallo Diaz
Dlamini Dubois Eriksen Fernandez Ferreira Fischer Flores Fofanah Fujimoto Garcia Ghosh Gomez Gonzales
Haddad Hall Hansen Haruna Hassan Hernandez Hoang Hoffmann Horvat Hughes Ibrahim Ivanov Jackson Jansen
Jensen Johansson Jones Jung Kamau Kaplan Karimi Kaur Keller Khan Kim Kovacs Kowalski Kumar Kuznetsov Lee
Le Lopez Lund MacDonald Mahlangu Malik Martinez Mbeki Mendoza Meyer Mishra Mohamud Moreau Moreno Mueller
Murphy Mutua Nakamura Ndiaye Nguyen Nielsen Novak Nowak O’Brien Ochieng Okafor Olsen Ortiz Osei Ozturk
Papadopoulos Park Patel Pereira Petrov Popescu Quispe Rahman Ramirez Reddy Reyes Ricci Rossi Roux Ryan
Sakamoto Santos Sato Schmidt Schneider Sharma Silva Singh Smith Sokolov Suleiman Suzuki Takahashi Tan
Tanaka Taylor Thapa Torres Tran Traore Turner Usman Van-der-Berg Vargas Vasquez Volkov Wang Weber White
Williams Wilson Wong Wu Yamada Yilmaz Yoon Young Zhang Zhou Zulu
""".split()
PLACES = [
    name.strip()
    for name in """
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bangladesh,
Belarus, Belgium, Bolivia, Brazil, Bulgaria, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia,
Croatia, Cuba, Cyprus, Denmark, Ecuador, Egypt, Eritrea, Estonia, Ethiopia, Finland, France, Georgia,
Germany, Ghana, Greece, Guatemala, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq,
Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kuwait, Laos, Latvia, Lebanon, Liberia,
Libya, Lithuania, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Morocco, Mozambique, Myanmar, Namibia,
Nepal, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Oman, Pakistan, Panama, Paraguay,
Peru, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Senegal, Serbia, Singapore,
Slovakia, Slovenia, Somalia, South Africa, South Korea, Spain, Sri Lanka, Sudan, Sweden, Switzerland,
Syria, Taiwan, Tanzania, Thailand, Tunisia, Turkey, Uganda, Ukraine, Uruguay, Uzbekistan, Venezuela,
Vietnam, Yemen, Zambia, Zimbabwe, Amsterdam, Ankara, Athens, Baghdad, Bangkok, Beijing, Beirut, Berlin,
Bogota, Brussels, Buenos Aires, Cairo, Canberra, Caracas, Dhaka, Dublin, Geneva, Hanoi, Havana, Helsinki,
Islamabad, Jakarta, Jerusalem, Kabul, Khartoum, Kyiv, Lagos, Lima, Lisbon, London, Madrid, Manila,
Marseille, Milan, Minsk, Mogadishu, Moscow, Mumbai, Nairobi, New Delhi, Osaka, Oslo, Ottawa, Paris,
Prague, Pyongyang, Quito, Riga, Rome, Rotterdam, Santiago, Seoul, Shanghai, Sofia, Stockholm, Sydney,
Taipei, Tallinn, Tbilisi, Tehran, Tokyo, Toronto, Tripoli, Tunis, Vienna, Warsaw, Zagreb
""".replace("\n", " ").split(",")
]
PEOPLES = """
Afghan Albanian Algerian Argentine Armenian Australian Austrian Bangladeshi Belgian Bolivian Brazilian
British Bulgarian Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Czech Danish Dutch Egyptian
Ethiopian Finnish French German Ghanaian Greek Haitian Hungarian Indian Indonesian Iranian Iraqi Irish
Israeli Italian Japanese Jordanian Kenyan Korean Kurdish Latvian Lebanese Libyan Malaysian Mexican
Moroccan Nigerian Norwegian Pakistani Palestinian Peruvian Polish Portuguese Romanian Russian Saudi
Serbian Somali Spanish Sudanese Swedish Swiss Syrian Thai Tunisian Turkish Ugandan Ukrainian Venezuelan
Vietnamese Yemeni
""".split()
BODIES = [
    name.strip()
    for name in """
Ministry of Health, Ministry of Defense, Foreign Ministry, Interior Ministry, Ministry of Agriculture,
Ministry of Transport, Health Department, Education Ministry, Central Bank, European Commission,
European Union, United Nations, World Bank, World Health Organization, Security Council, Red Cross,
Red Crescent, Amnesty International, Doctors Without Borders, Greenpeace, African Union, NATO, OPEC,
UNICEF, WHO, IMF, IAEA, EU, UN, Coast Guard, Navy, Air Force, Army, National Guard, General Staff,
Supreme Court, High Court, Constitutional Court, Parliament, Senate, National Assembly, City Council,
Election Commission, Weather Service, Geological Survey, Civil Aviation Authority, Port Authority,
Food Safety Authority, Environment Agency, Intelligence Service, Federal Police, Metropolitan Police,
State Hospital, University of Oslo, University of Nairobi, Polytechnic Institute, Academy of Sciences,
Institute for Strategic Studies, Center for Policy Research, Labor Party, Green Party, People’s Party,
National Front, Workers’ Union, Teachers’ Union, Farmers’ Association, Chamber of Commerce, Toyota,
Samsung, Siemens, Airbus, Boeing, Shell, Maersk, Lufthansa, Nestle, Volkswagen, Reuters, Yonhap, AFP,
Xinhua, Tass, Kyodo, Al Jazeera, BBC, Der Spiegel, Le Monde, El Pais, The Guardian, The Times,
Financial Times, Daily Mail, Asahi Shimbun, Hindustan Times, Bild, Interfax, Anadolu, DPA
""".replace("\n", " ").split(",")
]
SYLLABLES = (
    "ba be bo da de do fa fe ga ge go ha he ka ke ki ko la le li lo lu ma me mi mo na ne ni no nu pa "
    "ra re ri ro sa se shi so su ta te ti to tu va ve vi vo wa ya yo za zi zo bran dor fel gar hol kar "
    "len mar nor pel ran sel tan tor val ver wen"
).split()


def invented(rng: random.Random) -> str:
    """A name that nobody bears."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()


def letters(rng: random.Random) -> str:
    """An abbreviation."""
    return "".join(rng.choice("ABCDEFGHIJKLMNOPRSTUVWZ") for _ in range(rng.randint(3, 5)))


def person(words: list[str], known: dict[str, str], rng: random.Random) -> str:
    """Another person's name of as many words; the same word is always given the same other one."""
    found = []
    for number, word in enumerate(words):
        if word not in known:
            if len(word) <= 2 and word.endswith("."):
                known[word] = rng.choice("ABCDEFGHIJKLMNOPRSTW") + "."
            elif rng.random() < 0.3:
                known[word] = invented(rng)
            else:
                known[word] = rng.choice(LAST if number == len(words) - 1 else FIRST)
        found.append(known[word])
    return " ".join(found)


def other(kind: str, name: str, known: dict[str, str], rng: random.Random) -> str:
    """What stands in place of `name` of a `kind` (as spaCy calls it) throughout one article."""
    if kind == "PERSON":
        return person(name.split(), known, rng)
    if name not in known:
        known[name] = _other(kind, name, rng)
    return known[name]


def _other(kind: str, name: str, rng: random.Random) -> str:
    if kind == "NORP":
        people = rng.choice(PEOPLES)
        return people + "s" if name.endswith("s") and people[-1] in "in" else people
    if kind in ("GPE", "LOC"):
        return invented(rng) if rng.random() < 0.25 else rng.choice(PLACES)
    article = "the " if name.startswith("the ") else ""
    if name.isupper() and len(name) < 6 and rng.random() < 0.7:
        return letters(rng)
    if rng.random() < 0.25:
        return (
            article + invented(rng) + rng.choice([""] * 4 + [" Group", " Institute", " Foundation"])
        )
    return article + rng.choice(BODIES)
