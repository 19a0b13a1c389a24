#include "stages/qa/given_names.h"

#include <stdlib.h>

/* Given names of many countries in Latin letters, sorted by byte: where one is followed by another
 * capital, a person is named. Those that are also places or words are left out. */
static const char *const given_names[] = {
    "Aaron",     "Abdul",     "Abdullah",  "Abraham",   "Adam",        "Adrian",    "Ahmed",     "Aiko",
    "Akira",     "Alan",      "Albert",    "Alejandro", "Alessandro",  "Alex",      "Alexander", "Alexandra",
    "Alexei",    "Alfred",    "Ali",       "Alice",     "Alicia",      "Allan",     "Amanda",    "Amir",
    "Amy",       "Ana",       "Anders",    "Andre",     "Andrea",      "Andreas",   "Andrei",    "Andrew",
    "Angela",    "Anita",     "Ann",       "Anna",      "Anne",        "Annette",   "Anthony",   "Antoine",
    "Anton",     "Antonio",   "Anwar",     "Arjun",     "Arthur",      "Astrid",    "Barbara",   "Beatriz",
    "Benjamin",  "Bernard",   "Bill",      "Bjorn",     "Bob",         "Boris",     "Brandon",   "Brian",
    "Bruce",     "Bruno",     "Camila",    "Carl",      "Carla",       "Carlo",     "Carlos",    "Carmen",
    "Carol",     "Caroline",  "Catherine", "Cecilia",   "Charles",     "Charlotte", "Chiara",    "Chloe",
    "Chris",     "Christian", "Christina", "Christine", "Christopher", "Claire",    "Clara",     "Claudia",
    "Clive",     "Colin",     "Craig",     "Cristina",  "Daniel",      "Daniela",   "Danny",     "David",
    "Deborah",   "Dennis",    "Diana",     "Diego",     "Dieter",      "Dimitri",   "Dmitry",    "Dominique",
    "Donald",    "Dorothy",   "Douglas",   "Duncan",    "Edgar",       "Eduardo",   "Edward",    "Elena",
    "Elias",     "Elisabeth", "Elizabeth", "Ella",      "Ellen",       "Emily",     "Emma",      "Emmanuel",
    "Enrique",   "Eric",      "Erik",      "Erika",     "Ernesto",     "Esther",    "Eugene",    "Eva",
    "Evelyn",    "Fatima",    "Felipe",    "Felix",     "Fernando",    "Fiona",     "Francesca", "Francesco",
    "Francis",   "Francisco", "Francois",  "Frank",     "Franz",       "Fred",      "Frederick", "Friedrich",
    "Fritz",     "Gabriel",   "Gabriela",  "Gary",      "Geoffrey",    "George",    "Georges",   "Gerald",
    "Gerard",    "Gerhard",   "Gianni",    "Giorgio",   "Giovanni",    "Giulia",    "Giuseppe",  "Gonzalo",
    "Gordon",    "Graham",    "Gregory",   "Guillermo", "Gunther",     "Gustav",    "Hamid",     "Hanna",
    "Hannah",    "Hans",      "Harold",    "Harry",     "Hassan",      "Heather",   "Hector",    "Heidi",
    "Heinrich",  "Helen",     "Helena",    "Helga",     "Helmut",      "Henri",     "Henry",     "Herbert",
    "Hiroshi",   "Howard",    "Hugo",      "Hussein",   "Ian",         "Ibrahim",   "Igor",      "Ingrid",
    "Irene",     "Isaac",     "Isabel",    "Isabella",  "Ivan",        "Jack",      "Jacob",     "Jacques",
    "James",     "Jamie",     "Jan",       "Jane",      "Janet",       "Jason",     "Javier",    "Jean",
    "Jeff",      "Jeffrey",   "Jennifer",  "Jeremy",    "Jessica",     "Jim",       "Joan",      "Joanna",
    "Joao",      "Joe",       "Joel",      "Johan",     "Johann",      "Johannes",  "John",      "Jonas",
    "Jonathan",  "Jorge",     "Jose",      "Joseph",    "Joshua",      "Juan",      "Judith",    "Jules",
    "Julia",     "Julian",    "Julie",     "Juliet",    "Jurgen",      "Karen",     "Karin",     "Karl",
    "Kate",      "Katherine", "Kathleen",  "Katya",     "Keiko",       "Keith",     "Kelly",     "Ken",
    "Kenji",     "Kenneth",   "Kevin",     "Khalid",    "Klaus",       "Kofi",      "Kurt",      "Kwame",
    "Lars",      "Laura",     "Lauren",    "Laurent",   "Leah",        "Leo",       "Leon",      "Leonardo",
    "Leonid",    "Leopold",   "Lewis",     "Liam",      "Linda",       "Lisa",      "Lorenzo",   "Louis",
    "Louise",    "Lucas",     "Lucia",     "Lucy",      "Luigi",       "Luis",      "Luisa",     "Luke",
    "Magnus",    "Manuel",    "Marcel",    "Marco",     "Marcos",      "Marcus",    "Margaret",  "Maria",
    "Marie",     "Marina",    "Mario",     "Mark",      "Marta",       "Martha",    "Martin",    "Mary",
    "Matteo",    "Matthew",   "Maurice",   "Maxim",     "Megan",       "Mehmet",    "Melissa",   "Michael",
    "Michel",    "Michele",   "Michelle",  "Miguel",    "Mikhail",     "Mohamed",   "Mohammad",  "Mohammed",
    "Monica",    "Muhammad",  "Mustafa",   "Nadia",     "Nancy",       "Naomi",     "Natalia",   "Natalie",
    "Natasha",   "Neil",      "Nicholas",  "Nicole",    "Nikolai",     "Nina",      "Noah",      "Nora",
    "Norman",    "Olaf",      "Oleg",      "Olga",      "Oliver",      "Olivia",    "Omar",      "Oscar",
    "Osman",     "Otto",      "Pablo",     "Pamela",    "Paolo",       "Patricia",  "Patrick",   "Paul",
    "Paula",     "Paulo",     "Pavel",     "Pedro",     "Peter",       "Philip",    "Philippe",  "Pierre",
    "Priya",     "Rachel",    "Rafael",    "Rahul",     "Raj",         "Ralph",     "Ramon",     "Ravi",
    "Raymond",   "Rebecca",   "Ricardo",   "Richard",   "Rita",        "Robert",    "Roberto",   "Roger",
    "Roland",    "Ronald",    "Rosa",      "Roy",       "Rudolf",      "Russell",   "Ruth",      "Ryan",
    "Sally",     "Samuel",    "Sandra",    "Sanjay",    "Sara",        "Sarah",     "Scott",     "Sean",
    "Sebastian", "Sergei",    "Sergio",    "Sharon",    "Simon",       "Sofia",     "Sophia",    "Sophie",
    "Stefan",    "Stephanie", "Stephen",   "Steve",     "Steven",      "Stuart",    "Susan",     "Suzanne",
    "Sven",      "Svetlana",  "Sylvia",    "Takashi",   "Tamara",      "Tariq",     "Tatiana",   "Teresa",
    "Theodore",  "Theresa",   "Thierry",   "Thomas",    "Tim",         "Timothy",   "Tom",       "Tomas",
    "Tony",      "Ursula",    "Valentina", "Valerie",   "Vanessa",     "Vera",      "Veronica",  "Victor",
    "Viktor",    "Vincent",   "Vladimir",  "Walter",    "Wanda",       "Wendy",     "Werner",    "Wilhelm",
    "William",   "Wolfgang",  "Xavier",    "Yasmin",    "Yoko",        "Yolanda",   "Youssef",   "Yuki",
    "Yuri",      "Yusuf",     "Yves",      "Zachary",   "Zoe",
};

/* Korean surnames as they are romanised, the commonest ones; words of English are left out. */
static const char *const surnames[] = {
    "Ahn",   "Bae",   "Baek",  "Ban",  "Bang",  "Byun", "Cha",  "Chae", "Chang", "Cheon", "Cho",  "Choi",  "Choo",
    "Chu",   "Chun",  "Chung", "Geum", "Gil",   "Gong", "Guk",  "Gwak", "Ha",    "Ham",   "Heo",  "Hong",  "Hur",
    "Hwang", "Hyun",  "Jang",  "Jeon", "Jeong", "Ji",   "Jin",  "Joo",  "Jung",  "Kang",  "Ki",   "Kim",   "Ko",
    "Koh",   "Koo",   "Ku",    "Kwak", "Kwon",  "Lee",  "Lim",  "Ma",   "Maeng", "Min",   "Moon", "Myung", "Na",
    "Nam",   "Noh",   "Oh",    "Paik", "Pak",   "Park", "Pyo",  "Rhee", "Ri",    "Roh",   "Ryu",  "Seo",   "Seok",
    "Seol",  "Seong", "Shim",  "Shin", "Sim",   "Son",  "Song", "Suh",  "Tak",   "Um",    "Wang", "Woo",   "Yang",
    "Yeo",   "Yeom",  "Yeon",  "Yi",   "Yoo",   "Yoon", "Yuk",  "Yun",
};

/* Byte by byte: most rows differ in their first letters. */
static int compare_text(struct str key, const char *row)
{
    for (size_t i = 0; i < key.len; i++)
        if (key.at[i] != row[i] || !row[i])
            return (unsigned char)key.at[i] < (unsigned char)row[i] ? -1 : 1;
    return row[key.len] ? -1 : 0;
}

static int compare(const void *key, const void *row)
{
    return compare_text(*(const struct str *)key, *(const char *const *)row);
}

bool is_given_name(struct str word)
{
    return bsearch(&word, given_names, sizeof given_names / sizeof *given_names, sizeof *given_names, compare) != NULL;
}

bool is_korean_surname(struct str word)
{
    return bsearch(&word, surnames, sizeof surnames / sizeof *surnames, sizeof *surnames, compare) != NULL;
}
