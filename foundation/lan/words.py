"""256 short words that sound apart, one for each byte of a fingerprint that two people compare aloud."""

WORDS = tuple(
    """
    acid actor album alley amber angle ankle apple apron arch arena arrow aunt autumn award axle bacon badge baker
    bamboo banana banjo barn basil basket beach beard bell bench berry bike birch blanket blue board bottle bowl box
    brass bread brick bridge broom brush bucket bull button cabin cable cactus camel camera candle canoe carpet carrot
    castle cello chair chalk cherry chess chin circle clay cliff clock cloud coat coffee coin comb copper coral cotton
    cradle crane cricket crow cup curtain daisy deer desert desk dinner doctor dolphin donkey door dove dragon drum
    duck eagle ear echo egg eight elbow elephant engine falcon family farm feather fence ferry field finger fire fish
    flag flute forest fork fox frog garden garlic ghost ginger giraffe glass goat gold goose grape grass green guitar
    hammer harbour hat hedge helmet hill honey horn horse hotel ice ink iron island ivory jacket jam jar jasmine jelly
    jungle kettle key king kite kitten knee ladder lake lamp lemon letter lily lion lizard lock lotus lunch magnet
    mango map maple market mask meadow medal melon milk mirror monkey moon mother motor mountain mouse museum music
    nail napkin needle nest nine north nose nurse oak ocean olive onion orange orchid otter oven owl paddle paint palm
    panda paper parrot peach pearl pencil pepper piano pillow pilot planet plum pocket pond potato pump purple puzzle
    queen quilt rabbit radio rain red ribbon rice ring river robin rocket roof root rope rose ruby saddle salt sand
    school scissors seal shadow sheep shell ship shoe silk silver
    """.split()  # noqa: SIM905  256 words read better without 512 quotes
)
