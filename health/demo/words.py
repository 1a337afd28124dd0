"""What the demonstration's nurse and doctor write: invented, everyday, nothing sealed."""

NURSES = {"KRS": "bina.rai", "KDM": "mary.ekka"}
ILLNESSES = ("", "", "", "Asthma, an inhaler since 2021", "Fits as a small child, none for years", "Anaemia")
TREATMENTS = ("Albendazole 400 mg once", "Iron and folic acid begun", "Permethrin cream for a week", "", "")
ADVICE = ("Blood count in a month", "Teeth to be seen", "Eyes to be tested", "")
COMPLAINTS = (
    ("“My head hurts since morning.”", "No fever, slept badly", "Rest, water, paracetamol once", "clinic"),
    ("“I cough at night.”", "Chest clear, 37.4 °C", "Steam, honey water, seen again in three days", "clinic"),
    (
        "“It burns when I pass water.”",
        "37.9 °C, urine to the laboratory",
        "Nitrofurantoin by the doctor",
        "outdoor",
    ),
    ("“My tooth hurts.”", "Caries, lower left", "Filled at the dental college", "dental"),
    ("“My belly hurts.”", "Soft, no guarding", "Kept overnight, better by morning", "sick_room"),
    ("“I feel hot.”", "39.1 °C, throat red", "Kept in the sick room, paracetamol", "sick_room"),
    ("“I cannot read the board.”", "6/18 both eyes", "Glasses ordered", "eyes"),
    ("“It itches.”", "Scabies between the fingers", "Permethrin, bedding washed", "skin"),
)
COURSES = (
    ("Amoxicillin 250 mg", "1 capsule, after food", (8, 14, 20), 5, ""),
    ("Paracetamol 500 mg", "1 tablet, after food", (8, 20), 3, ""),
    ("Cetirizine 10 mg", "1 tablet at night", (20,), 5, ""),
    ("Albendazole 400 mg", "1 tablet, chewed", (20,), 1, ""),
    ("Iron and folic acid", "1 tablet, after food", (14,), 30, ""),
)
LASTING = (
    ("Sodium valproate 200 mg", "1 tablet", (8, 20), "Do not skip."),
    ("Budesonide inhaler", "2 puffs, rinse mouth", (8, 20), ""),
)
ALERTS = (
    (
        "allergy",
        "Penicillin",
        "No injection of penicillin. Rash or swelling: adrenaline, call 108, then the nurse.",
    ),
    ("allergy", "Peanuts", "No peanuts or chikki. Swelling: adrenaline, call 108, then the nurse."),
    (
        "condition",
        "Epilepsy",
        "Lay her on her side, nothing in the mouth, time the fit. Over 5 minutes: call 108.",
    ),
    (
        "condition",
        "Asthma",
        "Blue inhaler in her bag, 2 puffs, sit upright. Not better in 10 minutes: call 108.",
    ),
    ("diet", "No milk", "No milk or curd; the kitchen gives soya."),
)
DOCTOR = "Dr P. Mahato"
HOSPITAL = "Sub-divisional hospital"
STRIKES = ("Wrong child tapped", "Tapped twice on two phones")
