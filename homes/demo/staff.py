"""The invented staff of the demonstration's homes."""

from accounts.roles import Role
from homes.choices import Designation
from homes.demo.facts import Worker

D, R = Designation, Role

STAFF = (
    Worker("Ira Sengupta", "ইরা সেনগুপ্ত", D.PERSON_IN_CHARGE, ("KRS",), R.SUPERINTENDENT, "ira.sengupta", True),
    Worker("Debika Roy", "দেবিকা রায়", D.PERSON_IN_CHARGE, ("KDM",), R.SUPERINTENDENT, "debika.roy"),
    Worker("Kabita Mandi", "কবিতা মান্ডি", D.PERSON_IN_CHARGE, ("BTG",), R.SUPERINTENDENT, "kabita.mandi"),
    Worker("Sanjay Gurung", "सञ्जय गुरुङ", D.PERSON_IN_CHARGE, ("KHL",), R.SUPERINTENDENT, "sanjay.gurung"),
    Worker("Farida Khan", "ফরিদা খান", D.CASE_WORKER, ("KRS",), R.CASE_WORKER, "farida.khan", True),
    Worker("Rekha Tamang", "रेखा तामाङ", D.CASE_WORKER, ("KRS",), R.CASE_WORKER, "rekha.tamang"),
    Worker("Anwara Begum", "আনোয়ারা বেগম", D.CASE_WORKER, ("KDM",), R.CASE_WORKER, "anwara.begum"),
    Worker("Sabir Ali", "সাবির আলি", D.CASE_WORKER, ("BTG",), R.CASE_WORKER, "sabir.ali"),
    Worker("Mitali Pal", "মিতালি পাল", D.CASE_WORKER, ("KHL",), R.CASE_WORKER, "mitali.pal"),
    Worker(
        "Sohini Mukherjee", "সোহিনী মুখার্জি", D.COUNSELLOR, ("KRS",), R.COUNSELLOR, "sohini.mukherjee", True
    ),
    Worker("Lalita Mahato", "ललिता महतो", D.COUNSELLOR, ("KRS", "KDM"), R.COUNSELLOR, "lalita.mahato"),
    Worker("Piyali Ghosh", "পিয়ালি ঘোষ", D.COUNSELLOR, ("KDM", "BTG"), R.COUNSELLOR, "piyali.ghosh"),
    Worker(
        "Meena Toppo",
        "मीना टोप्पो",
        D.HOUSE_PARENT,
        ("KRS",),
        R.HOUSE_STAFF,
        "meena.toppo",
        True,
        language="hi",
    ),
    Worker(
        "Sunita Oraon",
        "सुनीता उराँव",
        D.HOUSE_PARENT,
        ("KRS",),
        R.HOUSE_STAFF,
        "sunita.oraon",
        leaves_after=0.55,
    ),
    Worker("Nasreen Bibi", "নাসরিন বিবি", D.HOUSE_PARENT, ("KRS",), R.HOUSE_STAFF, "nasreen.bibi"),
    Worker(
        "Purnima Das", "পূর্ণিমা দাস", D.HOUSE_PARENT, ("KRS",), R.HOUSE_STAFF, "purnima.das", joins_after=0.57
    ),
    Worker("Champa Soren", "চম্পা সরেন", D.HOUSE_PARENT, ("KDM",), R.HOUSE_STAFF, "champa.soren"),
    Worker("Usha Chhetri", "उषा छेत्री", D.HOUSE_PARENT, ("KDM",), R.HOUSE_STAFF, "usha.chhetri"),
    Worker("Jaba Murmu", "জবা মুর্মু", D.HOUSE_PARENT, ("BTG",), R.HOUSE_STAFF, "jaba.murmu"),
    Worker("Rina Bagdi", "রিনা বাগদি", D.HOUSE_PARENT, ("KHL",), R.HOUSE_STAFF, "rina.bagdi"),
    Worker("Bina Rai", "बिना राई", D.NURSE, ("KRS",), R.NURSE, "bina.rai", True),
    Worker("Mary Ekka", "मेरी एक्का", D.NURSE, ("KDM",), R.NURSE, "mary.ekka"),
    Worker("Kamal Haque", "কামাল হক", D.DOCTOR, ("KRS", "KDM"), R.DOCTOR, "kamal.haque", True),
    Worker("Gopa Nandi", "গোপা নন্দী", D.STORE_KEEPER, ("KRS",), R.STORES, "gopa.nandi", True),
    Worker("Swapan Jana", "স্বপন জানা", D.STORE_KEEPER, ("KDM",), R.STORES, "swapan.jana"),
    Worker(
        "Shibani Hansda", "শিবানী হাঁসদা", D.GUARD, ("KRS",), R.GATE, "shibani.hansda", True, language="bn_IN"
    ),
    Worker("Parul Malik", "পারুল মালিক", D.GUARD, ("KDM",), R.GATE, "parul.malik"),
    Worker("Maloti Bauri", "মালতী বাউরি", D.COOK, ("KRS",), leaves_after=0.3),
    Worker("Jamuna Lohar", "যমুনা লোহার", D.COOK, ("KRS",), joins_after=0.32),
    Worker("Sandhya Ruidas", "সন্ধ্যা রুইদাস", D.COOK, ("KRS",)),
    Worker("Basanti Tudu", "বাসন্তী টুডু", D.HELPER, ("KRS",)),
    Worker("Saraswati Hari", "সরস্বতী হাড়ি", D.HOUSEKEEPER, ("KRS",)),
    Worker("Nirmal Karmakar", "নির্মল কর্মকার", D.DRIVER, ("KRS",)),
    Worker("Tulsi Dom", "তুলসী ডোম", D.HOUSEKEEPER, ("KDM",)),
    Worker("Radha Paswan", "राधा पासवान", D.COOK, ("KDM",)),
    Worker("Manju Sahis", "মঞ্জু সহিস", D.COOK, ("BTG",)),
    Worker("Lakshmi Bhuiya", "লক্ষ্মী ভুঁইয়া", D.COOK, ("KHL",)),
    Worker("Arpita Sinha", "অর্পিতা সিনহা", D.PLACEMENT_OFFICER, ("KRS",), joins_after=0.2),
)

TEACHERS = (
    Worker("Mousumi Maiti", "মৌসুমী মাইতি", D.TEACHER, ("KRS", "KDM"), R.TEACHER, "mousumi.maiti", True),
    Worker("Rosalin Minz", "रोज़ालिन मिंज", D.TEACHER, ("KRS", "KDM"), R.TEACHER, "rosalin.minz"),
    Worker("Abdul Mannan", "আব্দুল মান্নান", D.TEACHER, ("KRS", "KDM", "BTG"), R.TEACHER, "abdul.mannan"),
    Worker("Chitra Mitra", "চিত্রা মিত্র", D.TEACHER, ("KRS", "KDM", "KHL"), R.TEACHER, "chitra.mitra"),
    Worker("Kavita Sharma", "कविता शर्मा", D.TEACHER, ("KDM", "BTG"), R.TEACHER, "kavita.sharma"),
    Worker("Dilip Hembram", "দিলীপ হেমব্রম", D.TEACHER, ("KRS", "KDM", "KHL"), R.TEACHER, "dilip.hembram"),
    Worker("Nilima Sarkar", "নীলিমা সরকার", D.TEACHER, ("KRS", "KDM"), R.TEACHER, "nilima.sarkar"),
    Worker(
        "Sabita Lepcha", "सबिता लेप्चा", D.TEACHER, ("KRS", "KDM", "BTG", "KHL"), R.TEACHER, "sabita.lepcha"
    ),
    Worker("Madhabi Dasgupta", "মাধবী দাশগুপ্ত", D.INSTRUCTOR, ("KRS", "KDM"), R.TEACHER, "madhabi.dasgupta"),
    Worker(
        "Prosenjit Chitrakar",
        "প্রসেনজিৎ চিত্রকর",
        D.INSTRUCTOR,
        ("KRS", "KDM"),
        R.TEACHER,
        "prosenjit.chitrakar",
    ),
    Worker("Anita Yonzon", "अनिता योञ्जन", D.INSTRUCTOR, ("KRS", "KDM"), R.TEACHER, "anita.yonzon"),
    Worker("Imtiaz Ansari", "इम्तियाज़ अंसारी", D.INSTRUCTOR, ("KRS", "KDM"), R.TEACHER, "imtiaz.ansari"),
)
"""Eight teachers of subjects, then those of dance, drawing, yoga and computers."""
