"""Invented names for the demonstration's children, in English letters and in the script of each family's language."""

from dataclasses import dataclass
from random import Random

from homes.demo.staff import STAFF, TEACHERS
from residents.choices import NameKind, Sex

Spelled = tuple[str, str]


def _pairs(*said: str) -> tuple[Spelled, ...]:
    """Answer pairs of spellings from words such as `Rupali=রূপালী`."""
    return tuple(
        (latin, local)
        for latin, _sign, local in (word.partition("=") for line in said for word in line.split())
    )


@dataclass(frozen=True)
class Community:
    """First names of girls and boys and family names that go together."""

    girls: tuple[Spelled, ...]
    boys: tuple[Spelled, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[Spelled, ...]
    family_of_girls: tuple[Spelled, ...] = ()


BENGALI = Community(
    girls=_pairs(
        "Rupali=রূপালী Kakoli=কাকলি Sushmita=সুস্মিতা Moumita=মৌমিতা Tumpa=টুম্পা Jhuma=ঝুমা Payel=পায়েল Mampi=মাম্পি",
        "Sonali=সোনালি Purnima=পূর্ণিমা Shilpa=শিল্পা Ananya=অনন্যা Brishti=বৃষ্টি Dipali=দীপালি Mala=মালা Rimpa=রিম্পা",
        "Supriya=সুপ্রিয়া Tanushree=তনুশ্রী Bulti=বুল্টি Mithu=মিঠু Chaitali=চৈতালি Barsha=বর্ষা Kuheli=কুহেলি Priya=প্রিয়া",
    ),
    boys=_pairs(
        "Raju=রাজু Bapi=বাপি Tapas=তাপস Biplab=বিপ্লব Sujoy=সুজয় Babai=বাবাই Gopal=গোপাল Bishu=বিশু Palash=পলাশ Kartik=কার্তিক",
        "Ganesh=গণেশ Ujjwal=উজ্জ্বল Pintu=পিন্টু Shibu=শিবু",
    ),
    women=("Malati", "Shefali", "Arati", "Kalpana", "Bharati", "Sandhya", "Parul", "Gita"),
    men=("Haran", "Nemai", "Dulal", "Paresh", "Ratan", "Bimal", "Sanatan", "Gour"),
    families=_pairs(
        "Sardar=সর্দার Bauri=বাউরি Mondal=মণ্ডল Das=দাস Halder=হালদার Naskar=নস্কর Ghosh=ঘোষ",
        "Chattopadhyay=চট্টোপাধ্যায় Bagdi=বাগদি Majhi=মাঝি Biswas=বিশ্বাস Pramanik=প্রামাণিক",
    ),
)
MUSLIM = Community(
    girls=_pairs(
        "Nasima=নাসিমা Anwara=আনোয়ারা Rubina=রুবিনা Sabina=সাবিনা Tahmina=তাহমিনা Jesmin=জেসমিন Moriam=মরিয়ম Rehana=রেহানা",
        "Salma=সালমা Khadija=খাদিজা Shabnam=শবনম Rozina=রোজিনা Mehbuba=মেহবুবা Farzana=ফারজানা",
    ),
    boys=_pairs(
        "Sahil=সাহিল Imran=ইমরান Rakib=রাকিব Aslam=আসলাম Firoz=ফিরোজ Habib=হাবিব Rafikul=রফিকুল Sohel=সোহেল"
    ),
    women=("Rabeya", "Amina", "Sakina", "Hasina", "Jahanara", "Maleka"),
    men=("Rahim", "Karim", "Sattar", "Jabbar", "Mofizul", "Nurul"),
    families=_pairs("Sekh=শেখ Mollah=মোল্লা Laskar=লস্কর Gazi=গাজি Mir=মীর"),
    family_of_girls=_pairs("Khatun=খাতুন Bibi=বিবি Parvin=পারভিন Begum=বেগম Laskar=লস্কর Gazi=গাজি"),
)
SANTALI = Community(
    girls=_pairs(
        "Phulmani=ফুলমণি Salge=সালগে Duli=দুলি Maino=মাইনো Chandmuni=চাঁদমুনি Rupi=রূপি Sonamuni=সোনামুনি Sumi=সুমি",
        "Dulari=দুলারি Pani=পানি Champamuni=চাঁপামুনি",
    ),
    boys=_pairs("Sukul=সুকুল Mongol=মঙ্গল Lakhan=লখন Babulal=বাবুলাল Sidhu=সিধু Barka=বড়কা"),
    women=("Maino", "Sumi", "Lukhi", "Dhani", "Parbati"),
    men=("Ramdas", "Budhu", "Kanhu", "Lakhiram", "Sonaram"),
    families=_pairs("Hembram=হেমব্রম Murmu=মুর্মু Soren=সরেন Kisku=কিস্কু Tudu=টুডু Hansda=হাঁসদা Baske=বাস্কে"),
)
NEPALI = Community(
    girls=_pairs(
        "Asha=आशा Sarita=सरिता Manisha=मनिषा Binita=बिनिता Sabitri=सावित्री Dolma=डोल्मा Pema=पेमा Sunita=सुनिता",
        "Kabita=कविता Roshani=रोशनी Anjali=अञ्जली",
    ),
    boys=_pairs("Bikash=विकास Suman=सुमन Prem=प्रेम Nima=निमा Kiran=किरण"),
    women=("Maya", "Devi", "Phulmaya", "Suntali"),
    men=("Bir", "Man", "Dhan", "Krishna"),
    families=_pairs("Lepcha=लेप्चा Tamang=तामाङ Rai=राई Gurung=गुरुङ Chhetri=छेत्री Thapa=थापा"),
)
HINDI = Community(
    girls=_pairs(
        "Munni=मुन्नी Pooja=पूजा Kajal=काजल Neha=नेहा Rani=रानी Sangeeta=संगीता Babita=बबीता Khushbu=खुशबू Jyoti=ज्योति",
        "Preeti=प्रीति Chanda=चंदा Gudiya=गुड़िया",
    ),
    boys=_pairs("Rohit=रोहित Suraj=सूरज Vikash=विकास Chhotu=छोटू Sonu=सोनू Deepak=दीपक Manoj=मनोज"),
    women=("Savitri", "Phulwa", "Sita", "Urmila", "Budhni"),
    men=("Ramesh", "Mahesh", "Bhola", "Jagdish", "Suresh"),
    families=_pairs("Paswan=पासवान Tirkey=तिर्की Oraon=उराँव Mahato=महतो Lohra=लोहरा Ekka=एक्का Ravidas=रविदास"),
)
URDU = Community(
    girls=_pairs(
        "Zeenat=ज़ीनत Shabana=शबाना Nazneen=नाज़नीन Gulafsha=गुलअफ़शाँ Ishrat=इशरत Afreen=आफ़रीन Ruksar=रुख़सार"
    ),
    boys=_pairs("Arman=अरमान Faizan=फ़ैज़ान Shahid=शाहिद Nadeem=नदीम"),
    women=("Zubeda", "Shahnaz", "Kaneez"),
    men=("Mahmood", "Iqbal", "Yusuf"),
    families=_pairs("Ansari=अंसारी Khan=ख़ान Siddiqui=सिद्दीक़ी Qureshi=क़ुरैशी"),
)
COMMUNITIES = (BENGALI,) * 6 + (MUSLIM,) * 4 + (SANTALI,) * 3 + (NEPALI,) * 2 + (HINDI,) * 3 + (URDU,)
GIVEN_HERE = _pairs("Tara=তারা Jhilik=ঝিলিক Shanti=শান্তি Titli=টিটলি Megh=মেঘ Nodi=নদী")
LONG = ("Venkata Subbalakshmi Padmavathi Ranganayakamma", "वेंकट सुब्बलक्ष्मी पद्मावती रंगनायकम्मा")


@dataclass(frozen=True)
class Named:
    """How a child and her parents are called; empty where nobody knows."""

    name: str = ""
    name_local: str = ""
    kind: str = NameKind.ORIGINAL
    father: str = ""
    mother: str = ""


class Namer:
    """Hands out names, no full name twice; a few are temporary or not known."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.taken = {worker.name for worker in (*STAFF, *TEACHERS)}

    def name(self, sex: str) -> Named:
        """Answer a name of her own."""
        dice = self.dice
        while True:
            people = dice.choice(COMMUNITIES)
            first = dice.choice(people.girls if sex == Sex.GIRL else people.boys)
            choices = (
                people.family_of_girls if sex == Sex.GIRL and people.family_of_girls else people.families
            )
            last = dice.choice(choices)
            if (full := f"{first[0]} {last[0]}") not in self.taken:
                break
        self.taken.add(full)
        family = dice.choice(people.families)[0] if people.family_of_girls else last[0]
        father = f"{dice.choice(people.men)} {family}" if dice.random() < 0.8 else ""
        mother = f"{dice.choice(people.women)} {last[0]}" if dice.random() < 0.85 else ""
        return Named(full, f"{first[1]} {last[1]}", NameKind.ORIGINAL, father, mother)

    def given_here(self) -> Named:
        """Answer a name that the house gave for now, while her own is being looked for."""
        free = [pair for pair in GIVEN_HERE if pair[0] not in self.taken] or list(GIVEN_HERE)
        latin, local = self.dice.choice(free)
        self.taken.add(latin)
        return Named(latin, local, NameKind.TEMPORARY)

    def long(self) -> Named:
        """Answer the longest name that the house must have room for."""
        return Named(*LONG, NameKind.ORIGINAL, "Venkata Raghava Ranganayakulu", "Padmavathi Subbamma")


UNKNOWN = Named(kind=NameKind.UNKNOWN)
