// Alder Falls is made up, and so is every meeting in it; the coordinates lie on real ground in New
// York state, so that distances and maps work. The conference links lead nowhere.
#include "simulate/demo_meetings.hpp"

namespace alongside::simulate {
namespace {

constexpr std::string_view twelve_step = R"json([
{"slug":"early-birds","name":"Early Birds","day":[1,2,3,4,5],"time":"06:30","end_time":"07:30",
 "timezone":"America/New_York","types":["O","D","X"],
 "location":"Grange Hall","formatted_address":"12 Mill Street, Alder Falls, NY, USA",
 "latitude":42.8601,"longitude":-73.7702,"region":"Alder Falls",
 "notes":"Coffee from six. The side door is open.","group":"Alder Falls Group"},
{"slug":"sunday-breakfast","name":"Sunday Breakfast","day":0,"time":"08:30","end_time":"09:45",
 "timezone":"America/New_York","types":["O","BRK","SP","X"],
 "location":"Grange Hall","formatted_address":"12 Mill Street, Alder Falls, NY, USA",
 "latitude":42.8601,"longitude":-73.7702,"region":"Alder Falls",
 "notes":"Pancakes first."},
{"slug":"women-at-noon","name":"Women at Noon","day":2,"time":"12:00","end_time":"13:00",
 "timezone":"America/New_York","types":["C","W","D","BA"],
 "location":"Saint Luke's Church","formatted_address":"40 Church Street, Alder Falls, NY, USA",
 "latitude":42.8624,"longitude":-73.7681,"region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000001",
 "notes":"Childcare in the next room."},
{"slug":"lunch-hour","name":"Lunch Hour Discussion","day":[1,3,5],"time":"12:10","end_time":"13:00",
 "timezone":"America/New_York","types":["O","D","X"],
 "location":"Alder Falls Library","formatted_address":"3 Library Lane, Alder Falls, NY, USA",
 "latitude":42.8612,"longitude":-73.7655,"region":"Alder Falls"},
{"slug":"river-beginners","name":"Beginners by the River","day":1,"time":"18:30","end_time":"19:30",
 "timezone":"America/New_York","types":["O","BE","D","X","XB"],
 "location":"Community House","formatted_address":"210 River Road, Alder Falls, NY, USA",
 "latitude":42.8557,"longitude":-73.7733,"region":"Alder Falls",
 "notes":"Come a little early. Someone will save you a seat."},
{"slug":"tuesday-night-step","name":"Tuesday Night Step Group","day":2,"time":"19:00","end_time":"20:15",
 "timezone":"America/New_York","types":["C","ST"],
 "location":"Saint Luke's Church","formatted_address":"40 Church Street, Alder Falls, NY, USA",
 "latitude":42.8624,"longitude":-73.7681,"region":"Alder Falls",
 "notes":"Lower hall, through the garden."},
{"slug":"nueva-manana","name":"Grupo Nueva Mañana","day":3,"time":"19:30","end_time":"21:00",
 "timezone":"America/New_York","types":["O","S","X"],
 "location":"Community House","formatted_address":"210 River Road, Alder Falls, NY, USA",
 "latitude":42.8557,"longitude":-73.7733,"region":"Alder Falls",
 "notes":"Reunión en español. Hay café."},
{"slug":"nueva-manana-domingo","name":"Grupo Nueva Mañana","day":0,"time":"18:00","end_time":"19:30",
 "timezone":"America/New_York","types":["O","S"],
 "location":"Community House","formatted_address":"210 River Road, Alder Falls, NY, USA",
 "latitude":42.8557,"longitude":-73.7733,"region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000002",
 "notes":"En persona y en línea."},
{"slug":"thursday-big-book","name":"Big Book Thursday","day":4,"time":"19:00","end_time":"20:00",
 "timezone":"America/New_York","types":["O","B","X"],
 "location":"Grange Hall","formatted_address":"12 Mill Street, Alder Falls, NY, USA",
 "latitude":42.8601,"longitude":-73.7702,"region":"Alder Falls"},
{"slug":"rainbow-friday","name":"Rainbow Friday","day":5,"time":"20:00","end_time":"21:15",
 "timezone":"America/New_York","types":["O","LGBTQ","D","X"],
 "location":"Old Rail Depot","formatted_address":"1 Depot Square, Alder Falls, NY, USA",
 "latitude":42.8589,"longitude":-73.764,"region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000003",
 "notes":"All are welcome who want to stop drinking."},
{"slug":"saturday-speaker","name":"Saturday Night Speaker","day":6,"time":"20:00","end_time":"21:30",
 "timezone":"America/New_York","types":["O","SP","X"],
 "location":"Community House","formatted_address":"210 River Road, Alder Falls, NY, USA",
 "latitude":42.8557,"longitude":-73.7733,"region":"Alder Falls"},
{"slug":"candlelight","name":"Candlelight","day":6,"time":"22:00","end_time":"23:00",
 "timezone":"America/New_York","types":["O","CAN","MED"],
 "location":"The Boathouse","formatted_address":"77 River Road, Alder Falls, NY, USA",
 "latitude":42.8541,"longitude":-73.7719,"region":"Alder Falls",
 "notes":"Bring a blanket in winter."},
{"slug":"late-online","name":"Just Before Midnight","day":[0,1,2,3,4,5,6],"time":"23:00","end_time":"23:59",
 "timezone":"America/New_York","types":["O","D","ONL"],
 "formatted_address":"Alder Falls, NY, USA","approximate":"yes","region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000004"},
{"slug":"secular-sunday","name":"Quiet Sunday","day":0,"time":"17:00","end_time":"18:00",
 "timezone":"America/New_York","types":["O","A","D","X"],
 "location":"Alder Falls Library","formatted_address":"3 Library Lane, Alder Falls, NY, USA",
 "latitude":42.8612,"longitude":-73.7655,"region":"Alder Falls"}
])json";

constexpr std::string_view narcotics = R"json([
{"slug":"living-room","name":"Living Room Group","day":1,"time":"19:30","end_time":"20:45",
 "timezone":"America/New_York","types":["O","DISC","X"],
 "location":"Riverside Annex","formatted_address":"95 Canal Street, Alder Falls, NY, USA",
 "latitude":42.8632,"longitude":-73.7748,"region":"Alder Falls",
 "notes":"Ring twice."},
{"slug":"midweek-jft","name":"Just for Today at Midweek","day":3,"time":"18:00","end_time":"19:00",
 "timezone":"America/New_York","types":["O","JFT","BEG","X"],
 "location":"Riverside Annex","formatted_address":"95 Canal Street, Alder Falls, NY, USA",
 "latitude":42.8632,"longitude":-73.7748,"region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000005"},
{"slug":"bridge-group","name":"Bridge Group","day":4,"time":"20:00","end_time":"21:15",
 "timezone":"America/New_York","types":["C","STEP"],
 "location":"Old Rail Depot","formatted_address":"1 Depot Square, Alder Falls, NY, USA",
 "latitude":42.8589,"longitude":-73.764,"region":"Alder Falls"},
{"slug":"women-saturday","name":"Saturday Sisters","day":6,"time":"10:00","end_time":"11:15",
 "timezone":"America/New_York","types":["O","W","CW","X"],
 "location":"Saint Luke's Church","formatted_address":"40 Church Street, Alder Falls, NY, USA",
 "latitude":42.8624,"longitude":-73.7681,"region":"Alder Falls"},
{"slug":"friday-candle","name":"Friday Night Lights","day":5,"time":"22:00","end_time":"23:15",
 "timezone":"America/New_York","types":["O","CAN","Y"],
 "location":"The Boathouse","formatted_address":"77 River Road, Alder Falls, NY, USA",
 "latitude":42.8541,"longitude":-73.7719,"region":"Alder Falls"},
{"slug":"sunday-speaker","name":"Sunday Speaker Jam","day":0,"time":"19:30","end_time":"21:00",
 "timezone":"America/New_York","types":["O","SPK","X"],
 "location":"Community House","formatted_address":"210 River Road, Alder Falls, NY, USA",
 "latitude":42.8557,"longitude":-73.7733,"region":"Alder Falls"},
{"slug":"morning-online","name":"First Light","day":[2,4],"time":"07:00","end_time":"08:00",
 "timezone":"America/New_York","types":["O","MED"],
 "formatted_address":"Alder Falls, NY, USA","approximate":"yes","region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000006"}
])json";

constexpr std::string_view secular = R"json([
{"slug":"smart-wednesday","name":"SMART on Wednesdays","day":3,"time":"18:30","end_time":"20:00",
 "fellowship":"smart",
 "timezone":"America/New_York","types":["Secular","Discussion","Wheelchair"],
 "location":"Alder Falls Library","formatted_address":"3 Library Lane, Alder Falls, NY, USA",
 "latitude":42.8612,"longitude":-73.7655,"region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000007",
 "notes":"Tools and talk. No steps, no sponsors."},
{"slug":"smart-family","name":"SMART Family and Friends","day":2,"time":"18:30","end_time":"20:00",
 "fellowship":"smart",
 "timezone":"America/New_York","types":["Secular","Discussion"],
 "formatted_address":"Alder Falls, NY, USA","approximate":"yes","region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000008",
 "notes":"For those who love someone with a substance use disorder."},
{"slug":"dharma-thursday","name":"Recovery Dharma Sit and Share","day":4,"time":"18:30","end_time":"19:45",
 "fellowship":"recovery-dharma",
 "timezone":"America/New_York","types":["Meditation","Secular","Wheelchair"],
 "location":"Old Rail Depot","formatted_address":"1 Depot Square, Alder Falls, NY, USA",
 "latitude":42.8589,"longitude":-73.764,"region":"Alder Falls"},
{"slug":"dharma-online","name":"Recovery Dharma Online","day":0,"time":"20:30","end_time":"21:45",
 "fellowship":"recovery-dharma",
 "timezone":"America/New_York","types":["Meditation","Secular","LGBTQ"],
 "formatted_address":"Alder Falls, NY, USA","approximate":"yes","region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000009"},
{"slug":"walk-and-talk","name":"Walk and Talk","day":6,"time":"09:00","end_time":"10:30",
 "timezone":"America/New_York","types":["Outdoor","Secular","Newcomer"],
 "location":"The Boathouse","formatted_address":"77 River Road, Alder Falls, NY, USA",
 "latitude":42.8541,"longitude":-73.7719,"region":"Alder Falls",
 "notes":"We walk the towpath, three slow miles. Dogs are welcome."},
{"slug":"lifering-monday","name":"LifeRing Monday","day":1,"time":"19:00","end_time":"20:00",
 "fellowship":"lifering",
 "timezone":"America/New_York","types":["Secular","Discussion"],
 "formatted_address":"Alder Falls, NY, USA","approximate":"yes","region":"Alder Falls",
 "conference_url":"https://zoom.us/j/0000000010"},
{"slug":"women-sobriety","name":"Women for Sobriety Circle","day":5,"time":"17:30","end_time":"18:45",
 "timezone":"America/New_York","types":["Women","Secular","Wheelchair"],
 "location":"Alder Falls Library","formatted_address":"3 Library Lane, Alder Falls, NY, USA",
 "latitude":42.8612,"longitude":-73.7655,"region":"Alder Falls"}
])json";

}  // namespace

DemoList twelve_step_list() {
    return {"alder-falls-aa", "AA of Alder Falls", "aa", twelve_step};
}
DemoList narcotics_list() {
    return {"alder-falls-na", "NA of Alder Falls", "na", narcotics};
}
DemoList secular_list() {
    return {"alder-falls-other", "Other groups of Alder Falls", "other", secular};
}

}  // namespace alongside::simulate
