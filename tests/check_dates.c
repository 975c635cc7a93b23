/* check_dates.c: what the recogniser of dates finds, what it leaves alone, and what it costs.
 *
 * A row of the table: a text, the reference date or NULL, and the expressions in it, one a line:
 * type, start, end, value, mod, flags, earliest, latest.
 */
#include "dates/anchor.h"
#include "dates/dates.h"
#include "dates/holiday.h"
#include "dates/lexicon.h"
#include "dates/triggers.h"
#include "dates/value.h"
#include "dates/window.h"
#include "edtf.h"
#include "support.h"
#include "text/index.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *text, *reference, *expected;
} cases[] = {
    /* days and months */
    { "He came on 3 March 2021.", NULL, "DATE,11,23,2021-03-03,,,2021-03-03,2021-03-03\n" },
    { "He came on November 16, 1933.", NULL, "DATE,11,28,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "on 16 Nov. 1933 in Rome", NULL, "DATE,3,15,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "on 16 Nov. and", NULL, "DATE,3,10,XXXX-11-16,,no-reference,,\n" },
    { "the 16th of November 1933", NULL, "DATE,0,25,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "the 16th day of November, 1933", NULL, "DATE,0,30,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "on the 5th of May", NULL, "DATE,3,17,XXXX-05-05,,no-reference,,\n" },
    { "the first of May 1890", NULL, "DATE,0,21,1890-05-01,,,1890-05-01,1890-05-01\n" },
    { "Monday, July 16, 2018", NULL, "DATE,0,21,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "Tuesday, July 16, 2018", NULL, "DATE,0,22,2018-07-16,,weekday-mismatch,2018-07-16,2018-07-16\n" },
    { "Monday the 16th", NULL, "DATE,0,15,XXXX-XX-16,,no-reference,,\n" },
    { "on Monday, 16 July", NULL, "DATE,3,18,XXXX-07-16,,no-reference,,\n" },
    { "Sept. 5, 1862", NULL, "DATE,0,13,1862-09-05,,,1862-09-05,1862-09-05\n" },
    { "5th Novr. 1805", NULL, "DATE,0,14,1805-11-05,,,1805-11-05,1805-11-05\n" },
    { "July 4th", NULL, "DATE,0,8,XXXX-07-04,,no-reference,,\n" },
    { "MAY 5, 1945", NULL, "DATE,0,11,1945-05-05,,,1945-05-05,1945-05-05\n" },
    { "on 20 april 1999", NULL, "DATE,3,16,1999-04-20,,,1999-04-20,1999-04-20\n" },
    { "on 5 may 1999", NULL, "DATE,3,13,1999-05-05,,,1999-05-05,1999-05-05\n" },
    { "in 5 may be", NULL, "" },
    { "November 1933", NULL, "DATE,0,13,1933-11,,,1933-11-01,1933-11-30\n" },
    { "Nov. 1933", NULL, "DATE,0,9,1933-11,,,1933-11-01,1933-11-30\n" },
    { "in November, 1933", NULL, "DATE,3,17,1933-11,,,1933-11-01,1933-11-30\n" },
    { "in May of 1933", NULL, "DATE,3,14,1933-05,,,1933-05-01,1933-05-31\n" },
    { "in May '68", NULL, "DATE,3,10,1968-05,,two-digit-year,1968-05-01,1968-05-31\n" },
    { "in November", NULL, "DATE,3,11,XXXX-11,,no-reference,,\n" },
    { "In May he left.", NULL, "DATE,3,6,XXXX-05,,no-reference,,\n" },
    { "May said so.", NULL, "" },
    { "they may march", NULL, "" },
    { "the March of Dimes", NULL, "" },
    { "late March", NULL, "DATE,0,10,XXXX-03,END,no-reference,,\n" },
    { "Marching on 5 days", NULL, "DURATION,12,18,P5D,,,,\n" },
    { "April 5,000 people", NULL, "" },
    { "In May 1500 soldiers died", NULL, "DATE,3,6,XXXX-05,,no-reference,,\n" },
    { "May 10:30", NULL, "TIME,4,9,XXXX-XX-XXT10:30,,no-reference,,\n" },
    { "on Monday", NULL, "DATE,3,9,XXXX-WXX-1,,no-reference,,\n" },
    { "Mon. 5 Jan. 1970", NULL, "DATE,0,16,1970-01-05,,,1970-01-05,1970-01-05\n" },
    { "the sun and the sat", NULL, "" },
    { "3 March 79 AD", NULL, "DATE,0,13,0079-03-03,,,0079-03-03,0079-03-03\n" },
    { "on the 16th.", NULL, "DATE,3,11,XXXX-XX-16,,no-reference,,\n" },
    { "on the 16th regiment", NULL, "" },
    { "30 February 2018", NULL, "DATE,0,16,,,impossible,,\n" },
    { "31 April 2021", NULL, "DATE,0,13,,,impossible,,\n" },
    { "29 February 2019", NULL, "DATE,0,16,,,impossible,,\n" },
    { "February 29, 2020", NULL, "DATE,0,17,2020-02-29,,,2020-02-29,2020-02-29\n" },
    { "17 February 1859 (O.S.)", NULL, "DATE,0,23,1859-02-17,,old-style,1859-03-01,1859-03-01\n" },
    { "11 February 1731/2", NULL, "DATE,0,18,1732-02-11,,old-style,1732-02-22,1732-02-22\n" },
    /* numbers */
    { "2018-07-16", NULL, "DATE,0,10,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "2018-07-16T14:30:00Z", NULL, "TIME,0,20,2018-07-16T14:30:00Z,,,2018-07-16,2018-07-16\n" },
    { "2018-07-16T14:30+02:00", NULL, "TIME,0,22,2018-07-16T14:30+02:00,,,2018-07-16,2018-07-16\n" },
    { "20180716T143000Z", NULL, "TIME,0,16,2018-07-16T14:30:00Z,,,2018-07-16,2018-07-16\n" },
    { "20180716", NULL, "" },
    { "2018/07/16", NULL, "DATE,0,10,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "2018-07", NULL, "DATE,0,7,2018-07,,,2018-07-01,2018-07-31\n" },
    { "07/2018", NULL, "DATE,0,7,2018-07,,,2018-07-01,2018-07-31\n" },
    { "2018-W29", NULL, "DATE,0,8,2018-W29,,,2018-07-16,2018-07-22\n" },
    { "2018-W29-1", NULL, "DATE,0,10,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "3/4/2018", NULL, "DATE,0,8,2018-03-04,,ambiguous-order,2018-03-04,2018-03-04\n" },
    { "4/4/2018", NULL, "DATE,0,8,2018-04-04,,,2018-04-04,2018-04-04\n" },
    { "16/11/1933", NULL, "DATE,0,10,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "11/16/1933", NULL, "DATE,0,10,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "16.11.1933", NULL, "DATE,0,10,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "5.4.1933", NULL, "DATE,0,8,1933-04-05,,ambiguous-order,1933-04-05,1933-04-05\n" },
    { "16.11.33", NULL, "DATE,0,8,1933-11-16,,two-digit-year,1933-11-16,1933-11-16\n" },
    { "3/4/18", NULL, "DATE,0,6,2018-03-04,,ambiguous-order two-digit-year,2018-03-04,2018-03-04\n" },
    { "30/30/2018", NULL, "" },
    { "31/4/2021", NULL, "DATE,0,9,,,impossible,,\n" },
    { "16NOV33", NULL, "DATE,0,7,1933-11-16,,two-digit-year,1933-11-16,1933-11-16\n" },
    { "16 NOV 33", NULL, "DATE,0,9,1933-11-16,,two-digit-year,1933-11-16,1933-11-16\n" },
    { "16-Nov-1933", NULL, "DATE,0,11,1933-11-16,,,1933-11-16,1933-11-16\n" },
    { "16-Nov-33", NULL, "DATE,0,9,1933-11-16,,two-digit-year,1933-11-16,1933-11-16\n" },
    { "Nov-1933", NULL, "DATE,0,8,1933-11,,,1933-11-01,1933-11-30\n" },
    { "1/2 cup", NULL, "" },
    { "3/4", NULL, "" },
    /* years */
    { "In 1933 he left.", NULL, "DATE,3,7,1933,,,1933-01-01,1933-12-31\n" },
    { "1933", NULL, "DATE,0,4,1933,,,1933-01-01,1933-12-31\n" },
    { "by 1066", NULL, "DATE,3,7,1066,,,1066-01-01,1066-12-31\n" },
    { "1066 and", NULL, "" },
    { "in 999", NULL, "" },
    { "1500 men", NULL, "" },
    { "1500", NULL, "DATE,0,4,1500,,,1500-01-01,1500-12-31\n" },
    { "2101", NULL, "" },
    { "in 44 BC", NULL, "DATE,3,8,BC0044,,,-0043-01-01,-0043-12-31\n" },
    { "44 B.C. was", NULL, "DATE,0,7,BC0044,,,-0043-01-01,-0043-12-31\n" },
    { "AD 79", NULL, "DATE,0,5,0079,,,0079-01-01,0079-12-31\n" },
    { "79 AD", NULL, "DATE,0,5,0079,,,0079-01-01,0079-12-31\n" },
    { "in the year 1933", NULL, "DATE,3,16,1933,,,1933-01-01,1933-12-31\n" },
    { "the 1998 election", NULL, "DATE,4,8,1998,,,1998-01-01,1998-12-31\n" },
    { "2016 US presidential election", NULL, "DATE,0,4,2016,,,2016-01-01,2016-12-31\n" },
    { "since '82", NULL, "DATE,6,9,1982,,two-digit-year,1982-01-01,1982-12-31\n" },
    { "the class of '82", NULL, "DATE,13,16,1982,,two-digit-year,1982-01-01,1982-12-31\n" },
    { "fiscal 2016", NULL, "DATE,0,11,FY2016,,fiscal-year,2016-01-01,2016-12-31\n" },
    { "fiscal year 2016", NULL, "DATE,0,16,FY2016,,fiscal-year,2016-01-01,2016-12-31\n" },
    { "FY2016", NULL, "DATE,0,6,FY2016,,fiscal-year,2016-01-01,2016-12-31\n" },
    { "the third quarter of fiscal 2016", NULL, "DATE,0,32,FY2016-Q3,,fiscal-year,2016-07-01,2016-09-30\n" },
    { "FY16 Q3", NULL, "DATE,0,7,FY2016-Q3,,two-digit-year fiscal-year,2016-07-01,2016-09-30\n" },
    { "fiscal first half of 2016", NULL, "DATE,0,25,FY2016-H1,,fiscal-year,2016-01-01,2016-06-30\n" },
    { "the third fiscal quarter", NULL, "DATE,0,24,FYXXXX-Q3,,no-reference fiscal-year,,\n" },
    { "FY16", NULL, "DATE,0,4,FY2016,,two-digit-year fiscal-year,2016-01-01,2016-12-31\n" },
    { "in nineteen thirty-three", NULL, "DATE,3,24,1933,,,1933-01-01,1933-12-31\n" },
    { "c. 1805", NULL, "DATE,0,7,1805,APPROX,,1805-01-01,1805-12-31\n" },
    { "about 1805", NULL, "DATE,0,10,1805,APPROX,,1805-01-01,1805-12-31\n" },
    { "circa 1805", NULL, "DATE,0,10,1805,APPROX,,1805-01-01,1805-12-31\n" },
    { "ca. 44 BC", NULL, "DATE,0,9,BC0044,APPROX,,-0043-01-01,-0043-12-31\n" },
    { "more than 1800", NULL, "" },
    { "about 2000 people", NULL, "" },
    /* not years */
    { "1,933 people", NULL, "" },
    { "$1933", NULL, "" },
    { "1933 miles", NULL, "" },
    { "Section 4.11", NULL, "" },
    { "version 2.6.1", NULL, "" },
    { "call 555-1234", NULL, "" },
    { "won 3-2", NULL, "" },
    { "Room 1933", NULL, "" },
    { "page 1933", NULL, "" },
    { "No. 1933", NULL, "" },
    { "ISBN 978-0-306-40615-7", NULL, "" },
    { "1234-5678", NULL, "" },
    { "192.168.1.1", NULL, "" },
    { "12.05.2020.4", NULL, "" },
    { "http://x.org/2018/07/16/a.html", NULL, "" },
    { "/tmp/2018-07-16/x", NULL, "" },
    { "a2018-07-16", NULL, "" },
    { "1933%", NULL, "" },
    { "£1933", NULL, "" },
    { "1933.5", NULL, "" },
    { "Boeing 747-400", NULL, "" },
    { "(206) 555-1212", NULL, "" },
    { "+86 138-2010-2015", NULL, "" },
    { "1933people", NULL, "" },
    { "the 5 people", NULL, "" },
    /* periods */
    { "the 1990s", NULL, "DATE,0,9,199,,,1990-01-01,1999-12-31\n" },
    { "in the 1990's", NULL, "DATE,3,13,199,,,1990-01-01,1999-12-31\n" },
    { "the '90s", NULL, "DATE,0,8,199,,two-digit-year,1990-01-01,1999-12-31\n" },
    { "the 90s", NULL, "DATE,0,7,199,,two-digit-year,1990-01-01,1999-12-31\n" },
    { "'60s", NULL, "DATE,0,4,196,,two-digit-year,1960-01-01,1969-12-31\n" },
    { "the nineteen-thirties", NULL, "DATE,0,21,193,,,1930-01-01,1939-12-31\n" },
    { "the thirties", NULL, "DATE,0,12,193,,two-digit-year,1930-01-01,1939-12-31\n" },
    { "in his thirties", NULL, "" },
    { "early 1930s", NULL, "DATE,0,11,193,START,,1930-01-01,1939-12-31\n" },
    { "the early 1930s", NULL, "DATE,0,15,193,START,,1930-01-01,1939-12-31\n" },
    { "the mid-1930s", NULL, "DATE,0,13,193,MID,,1930-01-01,1939-12-31\n" },
    { "late '60s", NULL, "DATE,0,9,196,END,two-digit-year,1960-01-01,1969-12-31\n" },
    { "the 1800s", NULL, "DATE,0,9,18,,,1800-01-01,1899-12-31\n" },
    { "the 2000s", NULL, "DATE,0,9,200,,,2000-01-01,2009-12-31\n" },
    { "the 470s BC", NULL, "DATE,0,11,BC047,,,-0478-01-01,-0469-12-31\n" },
    { "19th century", NULL, "DATE,0,12,18,,,1800-01-01,1899-12-31\n" },
    { "the 19th century", NULL, "DATE,0,16,18,,,1800-01-01,1899-12-31\n" },
    { "the nineteenth century", NULL, "DATE,0,22,18,,,1800-01-01,1899-12-31\n" },
    { "a twenty-first-century war", NULL, "DATE,2,22,20,,,2000-01-01,2099-12-31\n" },
    { "the 5th century BC", NULL, "DATE,0,18,BC04,,,-0499-01-01,-0400-12-31\n" },
    { "the late 18th century", NULL, "DATE,0,21,17,END,,1700-01-01,1799-12-31\n" },
    { "the second millennium BC", NULL, "DATE,0,24,BC1,,,-1999-01-01,-1000-12-31\n" },
    { "spring of 1942", NULL, "DATE,0,14,1942-SP,,,1942-03-01,1942-05-31\n" },
    { "the spring of 1942", NULL, "DATE,0,18,1942-SP,,,1942-03-01,1942-05-31\n" },
    { "winter 1941-42", NULL, "DATE,0,14,1941-WI,,,1941-12-01,1942-02-28\n" },
    { "in the summer", NULL, "DATE,3,13,XXXX-SU,,no-reference,,\n" },
    { "in summer", NULL, "DATE,3,9,XXXX-SU,,no-reference,,\n" },
    { "summer camp", NULL, "" },
    { "the fall of Berlin", NULL, "" },
    { "the fall of 1989", NULL, "DATE,0,16,1989-FA,,,1989-09-01,1989-11-30\n" },
    { "the third quarter of 2016", NULL, "DATE,0,25,2016-Q3,,,2016-07-01,2016-09-30\n" },
    { "third-quarter results", NULL, "DATE,0,13,XXXX-Q3,,no-reference,,\n" },
    { "Q3 2016", NULL, "DATE,0,7,2016-Q3,,,2016-07-01,2016-09-30\n" },
    { "Q3", NULL, "DATE,0,2,XXXX-Q3,,no-reference,,\n" },
    { "2016 Q3", NULL, "DATE,0,7,2016-Q3,,,2016-07-01,2016-09-30\n" },
    { "the first half of 2016", NULL, "DATE,0,22,2016-H1,,,2016-01-01,2016-06-30\n" },
    { "the first half of the 1930s", NULL, "DATE,0,27,193,START,,1930-01-01,1939-12-31\n" },
    { "the second half of the 19th century", NULL, "DATE,0,35,18,END,,1800-01-01,1899-12-31\n" },
    { "week 33 of 2016", NULL, "DATE,0,15,2016-W33,,,2016-08-15,2016-08-21\n" },
    { "the end of 1933", NULL, "DATE,0,15,1933,END,,1933-01-01,1933-12-31\n" },
    { "at the beginning of May", NULL, "DATE,3,23,XXXX-05,START,no-reference,,\n" },
    { "mid-July 1942", NULL, "DATE,0,13,1942-07,MID,,1942-07-01,1942-07-31\n" },
    { "mid-May", NULL, "DATE,0,7,XXXX-05,MID,no-reference,,\n" },
    { "early in 1933", NULL, "DATE,0,13,1933,START,,1933-01-01,1933-12-31\n" },
    { "early 1933", NULL, "DATE,0,10,1933,START,,1933-01-01,1933-12-31\n" },
    { "late on Monday", NULL, "DATE,0,14,XXXX-WXX-1,END,no-reference,,\n" },
    /* ranges */
    { "1914-18", NULL, "DATE,0,7,1914/1918,,,1914-01-01,1918-12-31\n" },
    { "1914–18", NULL, "DATE,0,9,1914/1918,,,1914-01-01,1918-12-31\n" },
    { "1914-1918", NULL, "DATE,0,9,1914/1918,,,1914-01-01,1918-12-31\n" },
    { "1899-00", NULL, "DATE,0,7,1899/1900,,,1899-01-01,1900-12-31\n" },
    { "1918-1914", NULL, "" },
    { "from 1933 to 1945", NULL, "DATE,0,17,1933/1945,,,1933-01-01,1945-12-31\n" },
    { "between 1910 and 1912", NULL, "DATE,0,21,1910/1912,,,1910-01-01,1912-12-31\n" },
    { "1933 to 1945", NULL, "DATE,0,12,1933/1945,,,1933-01-01,1945-12-31\n" },
    { "1731/2", NULL, "DATE,0,6,1731/1732,,,1731-01-01,1732-12-31\n" },
    { "1731/32", NULL, "DATE,0,7,1731/1732,,,1731-01-01,1732-12-31\n" },
    { "5-7 May 1921", NULL, "DATE,0,12,1921-05-05/1921-05-07,,,1921-05-05,1921-05-07\n" },
    { "5–7 May 1921", NULL, "DATE,0,14,1921-05-05/1921-05-07,,,1921-05-05,1921-05-07\n" },
    { "May 5-7, 1921", NULL, "DATE,0,13,1921-05-05/1921-05-07,,,1921-05-05,1921-05-07\n" },
    { "May 5 to 7", NULL, "DATE,0,10,XXXX-05-05/XXXX-05-07,,no-reference,,\n" },
    { "between 5 and 7 May", NULL, "DATE,0,19,XXXX-05-05/XXXX-05-07,,no-reference,,\n" },
    { "from May 5 to June 7, 1921", NULL, "DATE,0,26,1921-05-05/1921-06-07,,,1921-05-05,1921-06-07\n" },
    { "5 May - 7 June 1921", NULL, "DATE,0,19,1921-05-05/1921-06-07,,,1921-05-05,1921-06-07\n" },
    { "December 28, 1999 to January 3, 2000", NULL, "DATE,0,36,1999-12-28/2000-01-03,,,1999-12-28,2000-01-03\n" },
    { "from December to February 1945", NULL, "DATE,0,30,1944-12/1945-02,,,1944-12-01,1945-02-28\n" },
    { "May-June 1940", NULL, "DATE,0,13,1940-05/1940-06,,,1940-05-01,1940-06-30\n" },
    { "between March and May 1940", NULL, "DATE,0,26,1940-03/1940-05,,,1940-03-01,1940-05-31\n" },
    { "Monday to Friday", NULL, "DATE,0,16,XXXX-WXX-1/XXXX-WXX-5,,no-reference,,\n" },
    { "490-479 BC", NULL, "DATE,0,10,BC0490/BC0479,,,-0489-01-01,-0478-12-31\n" },
    { "from 490 to 479 BC", NULL, "DATE,0,18,BC0490/BC0479,,,-0489-01-01,-0478-12-31\n" },
    { "the 18th and 19th centuries", NULL, "DATE,0,27,17/18,,,1700-01-01,1899-12-31\n" },
    { "the 1920s to the 1940s", NULL, "DATE,0,22,192/194,,,1920-01-01,1949-12-31\n" },
    { "the years 1914-18", NULL, "DATE,0,17,1914/1918,,,1914-01-01,1918-12-31\n" },
    { "from from from", NULL, "" },
    /* times */
    { "at 14:30", NULL, "TIME,3,8,XXXX-XX-XXT14:30,,no-reference,,\n" },
    { "at 14:30:05", NULL, "TIME,3,11,XXXX-XX-XXT14:30:05,,no-reference,,\n" },
    { "14:30 GMT", NULL, "TIME,0,9,XXXX-XX-XXT14:30Z,,no-reference,,\n" },
    { "5 p.m.", NULL, "TIME,0,6,XXXX-XX-XXT17:00,,no-reference,,\n" },
    { "5pm", NULL, "TIME,0,3,XXXX-XX-XXT17:00,,no-reference,,\n" },
    { "5:30 p.m. EST", NULL, "TIME,0,13,XXXX-XX-XXT17:30-05:00,,no-reference,,\n" },
    { "5.30 p.m.", NULL, "TIME,0,9,XXXX-XX-XXT17:30,,no-reference,,\n" },
    { "at 5:30", NULL, "TIME,3,7,XXXX-XX-XXT05:30,,no-reference,,\n" },
    { "5:30 pace", NULL, "" },
    { "Luke 10:30", NULL, "" },
    { "score 3:2", NULL, "" },
    { "noon", NULL, "TIME,0,4,XXXX-XX-XXT12:00,,no-reference,,\n" },
    { "at midnight", NULL, "TIME,3,11,XXXX-XX-XXT00:00,,no-reference,,\n" },
    { "12 noon", NULL, "TIME,0,7,XXXX-XX-XXT12:00,,no-reference,,\n" },
    { "five o'clock", NULL, "TIME,0,12,XXXX-XX-XXT05:00,,no-reference,,\n" },
    { "5 o'clock in the morning", NULL, "TIME,0,24,XXXX-XX-XXT05:00,,no-reference,,\n" },
    { "0600 hours", NULL, "TIME,0,10,XXXX-XX-XXT06:00,,no-reference,,\n" },
    { "at 1430 hours", NULL, "TIME,3,13,XXXX-XX-XXT14:30,,no-reference,,\n" },
    { "05:30hrs", NULL, "TIME,0,8,XXXX-XX-XXT05:30,,no-reference,,\n" },
    { "half past", NULL, "" },
    { "5 p.m. on Monday", NULL, "TIME,0,16,XXXX-WXX-1T17:00,,no-reference,,\n" },
    { "Monday at 5 p.m.", NULL, "TIME,0,16,XXXX-WXX-1T17:00,,no-reference,,\n" },
    { "16 July 2018, 14:30", NULL, "TIME,0,19,2018-07-16T14:30,,,2018-07-16,2018-07-16\n" },
    { "at 5 p.m. yesterday", NULL, "TIME,3,19,XXXX-XX-XXT17:00,,no-reference,,\n" },
    { "8 p.m. Friday", NULL, "TIME,0,13,XXXX-WXX-5T20:00,,no-reference,,\n" },
    { "Monday morning", NULL, "TIME,0,14,XXXX-WXX-1TMO,,no-reference,,\n" },
    { "the morning of 5 May 1921", NULL, "TIME,0,25,1921-05-05TMO,,,1921-05-05,1921-05-05\n" },
    { "the night of 5 May", NULL, "TIME,0,18,XXXX-05-05TNI,,no-reference,,\n" },
    { "in the morning", NULL, "TIME,3,14,XXXX-XX-XXTMO,,no-reference,,\n" },
    { "at night", NULL, "TIME,3,8,XXXX-XX-XXTNI,,,,\n" },
    { "early in the morning of 5 May 1921", NULL, "TIME,0,34,1921-05-05TMO,START,,1921-05-05,1921-05-05\n" },
    { "at 8 GMT on 5 May 1921", NULL, "TIME,3,22,1921-05-05T08:00Z,,,1921-05-05,1921-05-05\n" },
    { "at seven thirty p.m.", "2018-07-17", "TIME,3,20,2018-07-17T19:30,,,2018-07-17,2018-07-17\n" },
    { "three a.m. on 5 May 1921", NULL, "TIME,0,24,1921-05-05T03:00,,,1921-05-05,1921-05-05\n" },
    { "I am one.", NULL, "" },
    { "five m", NULL, "" },
    { "9 to 5 p.m.", "2018-07-17", "TIME,0,11,2018-07-17T09:00/2018-07-17T17:00,,,2018-07-17,2018-07-17\n" },
    { "20 to 5 p.m.", "2018-07-17", "TIME,0,12,2018-07-17T16:40,,,2018-07-17,2018-07-17\n" },
    { "from 2:30 to 2:15 p.m.", "2018-07-17", "TIME,0,22,2018-07-17T02:30/2018-07-17T14:15,,,2018-07-17,2018-07-17\n" },
    { "25:30", NULL, "" },
    /* holidays */
    { "Christmas 1914", NULL, "DATE,0,14,1914-12-25,,,1914-12-25,1914-12-25\n" },
    { "on Christmas Eve", NULL, "DATE,3,16,XXXX-12-24,,no-reference,,\n" },
    { "Easter 1916", NULL, "DATE,0,11,1916-04-23,,,1916-04-23,1916-04-23\n" },
    { "Good Friday, 1998", NULL, "DATE,0,17,1998-04-10,,,1998-04-10,1998-04-10\n" },
    { "New Year's Day", NULL, "DATE,0,14,XXXX-01-01,,no-reference,,\n" },
    { "Thanksgiving 2018", NULL, "DATE,0,17,2018-11-22,,,2018-11-22,2018-11-22\n" },
    { "Memorial Day 2018", NULL, "DATE,0,17,2018-05-28,,,2018-05-28,2018-05-28\n" },
    { "the 4th of July 1976", NULL, "DATE,0,20,1976-07-04,,,1976-07-04,1976-07-04\n" },
    /* sets and spans */
    { "three years", NULL, "DURATION,0,11,P3Y,,,,\n" },
    { "90 days", NULL, "DURATION,0,7,P90D,,,,\n" },
    { "a three-year plan", NULL, "DURATION,2,12,P3Y,,,,\n" },
    { "two and a half years", NULL, "DURATION,0,20,P2.5Y,,,,\n" },
    { "a year and a half", NULL, "DURATION,0,17,P1.5Y,,,,\n" },
    { "half a century", NULL, "DURATION,0,14,P50Y,,,,\n" },
    { "2.5 hours", NULL, "DURATION,0,9,PT2.5H,,,,\n" },
    { "1,500 years", NULL, "DURATION,0,11,P1500Y,,,,\n" },
    { "two hundred years", NULL, "DURATION,0,17,P200Y,,,,\n" },
    { "two years and three months", NULL, "DURATION,0,26,P2Y3M,,,,\n" },
    { "three years, 90 days", NULL,
      "DURATION,0,11,P3Y,,,,\n"
      "DURATION,13,20,P90D,,,,\n" },
    { "two or three days", NULL, "DURATION,0,17,P2D/P3D,,,,\n" },
    { "6-8 weeks", NULL, "DURATION,0,9,P6W/P8W,,,,\n" },
    { "six to eight weeks", NULL, "DURATION,0,18,P6W/P8W,,,,\n" },
    { "between 10 and 12 days", NULL, "DURATION,0,22,P10D/P12D,,,,\n" },
    { "a day or two", NULL, "DURATION,0,12,P1D/P2D,,,,\n" },
    { "a day or two people", NULL, "DURATION,0,5,P1D,,,,\n" },
    { "a week or so", NULL, "DURATION,0,12,P1W,APPROX,,,\n" },
    { "three days or more", NULL, "DURATION,0,18,P3D,EQUAL_OR_MORE,,,\n" },
    { "two or three decades", NULL, "DURATION,0,20,P20Y/P30Y,,,,\n" },
    { "two years or three months", NULL,
      "DURATION,0,9,P2Y,,,,\n"
      "DURATION,13,25,P3M,,,,\n" },
    { "every weekday", NULL, "SET,0,13,XXXX-WXX-1/XXXX-WXX-5,,,,\n" },
    { "on weekdays", NULL, "SET,3,11,XXXX-WXX-1/XXXX-WXX-5,,,,\n" },
    { "each weekday at 9 a.m.", NULL, "SET,0,22,XXXX-WXX-1T09:00/XXXX-WXX-5T09:00,,,,\n" },
    { "a weekday", NULL, "" },
    { "5 weekdays from now", NULL, "" },
    { "every two or three years", NULL, "SET,0,24,P2Y/P3Y,,,,\n" },
    { "the last two or three years", NULL, "DURATION,0,27,P2Y/P3Y,,,,\n" },
    { "two or three years ago", "2018-07-17", "DATE,0,22,2015/2016,,,2015-01-01,2016-12-31\n" },
    { "a week or two later", "2018-07-17", "DATE,0,19,2018-07-24/2018-07-31,,,2018-07-24,2018-07-31\n" },
    { "one or two weeks ago", NULL, "DATE,0,20,XXXX-XX-XX,,no-reference,,\n" },
    { "5 or 6 May 1921", NULL, "DATE,0,15,1921-05-05/1921-05-06,,,1921-05-05,1921-05-06\n" },
    { "one and three-quarter hours", NULL, "DURATION,0,27,PT1.75H,,,,\n" },
    { "2\302\275 years", NULL, "DURATION,0,9,P2.5Y,,,,\n" },
    { "nearly 2 1/2 years", NULL, "DURATION,0,18,P2.5Y,APPROX,,,\n" },
    { "1 3/4 hours", NULL, "DURATION,0,11,PT1.75H,,,,\n" },
    { "at 6 1/2 per cent", NULL, "" },
    { "in a week's time", "2018-07-17", "DATE,3,16,2018-07-24,,,2018-07-24,2018-07-24\n" },
    { "several years", NULL, "DURATION,0,13,PXY,,,,\n" },
    { "for years", NULL, "DURATION,4,9,PXY,,,,\n" },
    { "years", NULL, "" },
    { "a few days", NULL, "DURATION,0,10,PXD,,,,\n" },
    { "more than three years", NULL, "DURATION,0,21,P3Y,MORE_THAN,,,\n" },
    { "at least two weeks", NULL, "DURATION,0,18,P2W,EQUAL_OR_MORE,,,\n" },
    { "up to 5 days", NULL, "DURATION,0,12,P5D,EQUAL_OR_LESS,,,\n" },
    { "less than a month", NULL, "DURATION,0,17,P1M,LESS_THAN,,,\n" },
    { "the past nine days", NULL, "DURATION,0,18,P9D,,,,\n" },
    { "the next few months", NULL, "DURATION,0,19,PXM,,,,\n" },
    { "the last two years", NULL, "DURATION,0,18,P2Y,,,,\n" },
    { "the past year", NULL, "DURATION,0,13,P1Y,,,,\n" },
    { "over a decade", NULL, "DURATION,0,13,P10Y,MORE_THAN,,,\n" },
    { "90 years old", NULL, "DURATION,0,12,P90Y,,,,\n" },
    { "the first ten months", NULL, "DURATION,0,20,P10M,,,,\n" },
    { "a second", NULL, "" },
    { "a second term", NULL, "" },
    { "30 seconds", NULL, "DURATION,0,10,PT30S,,,,\n" },
    { "a fortnight", NULL, "DURATION,0,11,P2W,,,,\n" },
    { "every Tuesday", NULL, "SET,0,13,XXXX-WXX-2,,,,\n" },
    { "every day", NULL, "SET,0,9,P1D,,,,\n" },
    { "every two weeks", NULL, "SET,0,15,P2W,,,,\n" },
    { "every other year", NULL, "SET,0,16,P2Y,,,,\n" },
    { "each year", NULL, "SET,0,9,P1Y,,,,\n" },
    { "annually", NULL, "SET,0,8,P1Y,,,,\n" },
    { "the daily bread", NULL, "SET,4,9,P1D,,,,\n" },
    { "The Daily Mail", NULL, "" },
    { "on Sundays", NULL, "SET,3,10,XXXX-WXX-7,,,,\n" },
    { "twice a week", NULL, "SET,0,12,P1W,,,,\n" },
    { "three times a year", NULL, "SET,0,18,P1Y,,,,\n" },
    { "per annum", NULL, "SET,0,9,P1Y,,,,\n" },
    { "the 90-day period", NULL, "DURATION,0,17,P90D,,,,\n" },
    /* white space, quotes, edges */
    { "on 3\nMarch 2021", NULL, "DATE,3,15,2021-03-03,,,2021-03-03,2021-03-03\n" },
    { "on 3\n\nMarch 2021", NULL, "DATE,6,16,2021-03,,,2021-03-01,2021-03-31\n" },
    { "3     March", NULL, "" },
    { "the ’90s", NULL, "DATE,0,10,199,,two-digit-year,1990-01-01,1999-12-31\n" },
    { "(1933)", NULL, "DATE,1,5,1933,,,1933-01-01,1933-12-31\n" },
    { "\"1933\"", NULL, "DATE,1,5,1933,,,1933-01-01,1933-12-31\n" },
    { "in 1933, 1934 and 1935", NULL,
      "DATE,3,7,1933,,,1933-01-01,1933-12-31\n"
      "DATE,9,13,1934,,,1934-01-01,1934-12-31\n"
      "DATE,18,22,1935,,,1935-01-01,1935-12-31\n" },
    { "1933-born", NULL, "DATE,0,4,1933,,,1933-01-01,1933-12-31\n" },
    { "Monday/Tuesday", NULL,
      "DATE,0,6,XXXX-WXX-1,,no-reference,,\n"
      "DATE,7,14,XXXX-WXX-2,,no-reference,,\n" },
    { "the 20 September", NULL, "DATE,0,16,XXXX-09-20,,no-reference,,\n" },
    { "Friday's", NULL, "DATE,0,6,XXXX-WXX-5,,no-reference,,\n" },
    { "1933's", NULL, "DATE,0,4,1933,,,1933-01-01,1933-12-31\n" },
    { "today.com", NULL, "" },
    /* counted from a reference date */
    { "almost 90 years ago", "2018-07-17", "DATE,0,19,1928,APPROX,,1928-01-01,1928-12-31\n" },
    { "two weeks ago", "2018-07-17", "DATE,0,13,2018-07-03,,,2018-07-03,2018-07-03\n" },
    { "three months ago", "2018-07-17", "DATE,0,16,2018-04,,,2018-04-01,2018-04-30\n" },
    { "a decade ago", "2018-07-17", "DATE,0,12,2008,,,2008-01-01,2008-12-31\n" },
    { "half a century ago", "2018-07-17", "DATE,0,18,1968,,,1968-01-01,1968-12-31\n" },
    { "years ago", "2018-07-17", "DATE,0,9,PAST_REF,,,,\n" },
    { "two days later", "2018-07-17", "DATE,0,14,2018-07-19,,,2018-07-19,2018-07-19\n" },
    { "a year earlier", "2018-07-17", "DATE,0,14,2017,,,2017-01-01,2017-12-31\n" },
    { "ten years from now", "2018-07-17", "DATE,0,18,2028,,,2028-01-01,2028-12-31\n" },
    { "two years hence", "2018-07-17", "DATE,0,15,2020,,,2020-01-01,2020-12-31\n" },
    { "more than a year ago", "2018-07-17", "DATE,0,20,2017,BEFORE,,2017-01-01,2017-12-31\n" },
    { "65 million years ago", "2018-07-17", "DATE,0,20,XXXX,,,,\n" },
    { "an hour ago", "2018-07-17", "TIME,0,11,XXXX-XX-XXTXX:XX,,no-reference,,\n" },
    { "today", "2018-07-17", "DATE,0,5,2018-07-17,,,2018-07-17,2018-07-17\n" },
    { "yesterday", "2018-07-17", "DATE,0,9,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "to-day", "2018-07-17", "DATE,0,6,2018-07-17,,,2018-07-17,2018-07-17\n" },
    { "to-morrow", "2018-07-17", "DATE,0,9,2018-07-18,,,2018-07-18,2018-07-18\n" },
    { "the day before yesterday", "2018-07-17", "DATE,0,24,2018-07-15,,,2018-07-15,2018-07-15\n" },
    { "yesterday morning", "2018-07-17", "TIME,0,17,2018-07-16TMO,,,2018-07-16,2018-07-16\n" },
    { "tonight", "2018-07-17", "TIME,0,7,2018-07-17TNI,,,2018-07-17,2018-07-17\n" },
    { "last night", "2018-07-17", "TIME,0,10,2018-07-16TNI,,,2018-07-16,2018-07-16\n" },
    { "this morning", "2018-07-17", "TIME,0,12,2018-07-17TMO,,,2018-07-17,2018-07-17\n" },
    { "that evening", "2018-07-17", "TIME,0,12,2018-07-17TEV,,,2018-07-17,2018-07-17\n" },
    { "last Monday", "2018-07-17", "DATE,0,11,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "next Monday", "2018-07-17", "DATE,0,11,2018-07-23,,,2018-07-23,2018-07-23\n" },
    { "this Monday", "2018-07-17", "DATE,0,11,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "last May", "2018-07-17", "DATE,0,8,2018-05,,,2018-05-01,2018-05-31\n" },
    { "next May", "2018-07-17", "DATE,0,8,2019-05,,,2019-05-01,2019-05-31\n" },
    { "this May", "2018-07-17", "DATE,0,8,2018-05,,,2018-05-01,2018-05-31\n" },
    { "next May 5", "2018-07-17", "DATE,0,10,2019-05-05,,,2019-05-05,2019-05-05\n" },
    { "last summer", "2018-07-17", "DATE,0,11,2017-SU,,,2017-06-01,2017-08-31\n" },
    { "next summer", "2018-07-17", "DATE,0,11,2019-SU,,,2019-06-01,2019-08-31\n" },
    { "last year", "2018-07-17", "DATE,0,9,2017,,,2017-01-01,2017-12-31\n" },
    { "this year", "2018-07-17", "DATE,0,9,2018,,,2018-01-01,2018-12-31\n" },
    { "next year", "2018-07-17", "DATE,0,9,2019,,,2019-01-01,2019-12-31\n" },
    { "last week", "2018-07-17", "DATE,0,9,2018-W28,,,2018-07-09,2018-07-15\n" },
    { "this week", "2018-07-17", "DATE,0,9,2018-W29,,,2018-07-16,2018-07-22\n" },
    { "next week", "2018-07-17", "DATE,0,9,2018-W30,,,2018-07-23,2018-07-29\n" },
    { "last month", "2018-07-17", "DATE,0,10,2018-06,,,2018-06-01,2018-06-30\n" },
    { "this month", "2018-07-17", "DATE,0,10,2018-07,,,2018-07-01,2018-07-31\n" },
    { "last quarter", "2018-07-17", "DATE,0,12,2018-Q2,,,2018-04-01,2018-06-30\n" },
    { "the last quarter", "2018-07-17", "DATE,0,16,2018-Q2,,,2018-04-01,2018-06-30\n" },
    { "last weekend", "2018-07-17", "DATE,0,12,2018-W28-WE,,,2018-07-14,2018-07-15\n" },
    { "the weekend", "2018-07-17", "DATE,0,11,2018-W29-WE,,,2018-07-21,2018-07-22\n" },
    { "last decade", "2018-07-17", "DATE,0,11,200,,,2000-01-01,2009-12-31\n" },
    { "this century", "2018-07-17", "DATE,0,12,20,,,2000-01-01,2099-12-31\n" },
    { "the previous day", "2018-07-17", "DATE,0,16,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "the following year", "2018-07-17", "DATE,0,18,2019,,,2019-01-01,2019-12-31\n" },
    { "the next day", "2018-07-17", "DATE,0,12,2018-07-18,,,2018-07-18,2018-07-18\n" },
    { "that year", "2018-07-17", "DATE,0,9,2018,,,2018-01-01,2018-12-31\n" },
    { "the same day", "2018-07-17", "DATE,0,12,2018-07-17,,,2018-07-17,2018-07-17\n" },
    { "the day before", "2018-07-17", "DATE,0,14,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "the year after", "2018-07-17", "DATE,0,14,2019,,,2019-01-01,2019-12-31\n" },
    { "the day before the war", "2018-07-17", "" },
    { "later that year", "2018-07-17", "DATE,0,15,2018,,,2018-01-01,2018-12-31\n" },
    { "earlier this month", "2018-07-17", "DATE,0,18,2018-07,,,2018-07-01,2018-07-31\n" },
    { "May of last year", "2018-07-17", "DATE,0,16,2017-05,,,2017-05-01,2017-05-31\n" },
    { "June this year", "2018-07-17", "DATE,0,14,2018-06,,,2018-06-01,2018-06-30\n" },
    { "the third quarter of last year", "2018-07-17", "DATE,0,30,2017-Q3,,,2017-07-01,2017-09-30\n" },
    { "the end of last year", "2018-07-17", "DATE,0,20,2017,END,,2017-01-01,2017-12-31\n" },
    { "early last year", "2018-07-17", "DATE,0,15,2017,START,,2017-01-01,2017-12-31\n" },
    { "Monday of next week", "2018-07-17", "DATE,0,19,2018-07-23,,,2018-07-23,2018-07-23\n" },
    { "the 15th inst.", "2018-07-17", "DATE,0,14,2018-07-15,,,2018-07-15,2018-07-15\n" },
    { "the 5th ult.", "2018-07-17", "DATE,0,12,2018-06-05,,,2018-06-05,2018-06-05\n" },
    { "the 5th of this month", "2018-07-17", "DATE,0,21,2018-07-05,,,2018-07-05,2018-07-05\n" },
    { "in the past", "2018-07-17", "DATE,3,11,PAST_REF,,,,\n" },
    { "at that time", "2018-07-17", "DATE,3,12,PAST_REF,,,,\n" },
    /* reports */
    { "in the year-ago period", "2018-07-17", "DATE,3,22,2017,,,2017-01-01,2017-12-31\n" },
    { "the year-earlier quarter", "2018-07-17", "DATE,0,24,2017-Q3,,,2017-07-01,2017-09-30\n" },
    { "the latest quarter", "2018-07-17", "DATE,0,18,2018-Q2,,,2018-04-01,2018-06-30\n" },
    { "the most recent week", "2018-07-17", "DATE,0,20,2018-W28,,,2018-07-09,2018-07-15\n" },
    { "in the latest period", "2018-07-17", "DATE,3,20,PAST_REF,,,,\n" },
    { "at year-end", "2018-07-17", "DATE,3,11,2018,END,,2018-01-01,2018-12-31\n" },
    { "at year-end 1989", "2018-07-17", "DATE,3,16,1989,END,,1989-01-01,1989-12-31\n" },
    { "by this month's end", "2018-07-17", "DATE,3,19,2018-07,END,,2018-07-01,2018-07-31\n" },
    { "for the quarter were", "2018-07-17", "DATE,4,15,2018-Q3,,,2018-07-01,2018-09-30\n" },
    { "for the full year.", "2018-07-17", "DATE,4,17,2018,,,2018-01-01,2018-12-31\n" },
    { "for the year book", "2018-07-17", "" },
    { "the quarter ended Sept. 30, 2017", NULL,
      "DATE,0,11,2017-Q3,,,2017-07-01,2017-09-30\nDATE,18,32,2017-09-30,,,2017-09-30,2017-09-30\n" },
    { "the same period last year", "2018-07-17", "DATE,0,25,2017,,,2017-01-01,2017-12-31\n" },
    { "the same quarter of 1988", NULL, "DATE,0,24,1988,,,1988-01-01,1988-12-31\n" },
    { "the 1989 third quarter", NULL, "DATE,0,22,1989-Q3,,,1989-07-01,1989-09-30\n" },
    { "1990's first half", NULL, "DATE,0,17,1990-H1,,,1990-01-01,1990-06-30\n" },
    { "in 4Q 2012", NULL, "DATE,3,10,2012-Q4,,,2012-10-01,2012-12-31\n" },
    { "the night before, he", "2018-07-17", "TIME,0,16,2018-07-16TNI,,,2018-07-16,2018-07-16\n" },
    { "the day following saw", "2018-07-17", "DATE,0,17,2018-07-18,,,2018-07-18,2018-07-18\n" },
    { "it rained overnight", "2018-07-17", "TIME,10,19,2018-07-17TNI,,,2018-07-17,2018-07-17\n" },
    { "in the months ahead", NULL, "DURATION,3,19,PXM,,,,\n" },
    { "in coming weeks", NULL, "DURATION,3,15,PXW,,,,\n" },
    { "for years to come", NULL, "DURATION,4,17,PXY,,,,\n" },
    { "recent weeks saw", NULL, "DURATION,0,12,PXW,,,,\n" },
    { "Days after the storm", NULL, "DURATION,0,4,PXD,,,,\n" },
    { "the four previous weeks", NULL, "DURATION,0,23,P4W,,,,\n" },
    { "a year-long, decades-long or nine-day-long wait", NULL,
      "DURATION,2,11,P1Y,,,,\nDURATION,13,25,PXDE,,,,\nDURATION,29,42,P9D,,,,\n" },
    { "in the 70s and 80s", NULL,
      "DATE,3,10,197,,two-digit-year,1970-01-01,1979-12-31\n"
      "DATE,15,18,198,,two-digit-year,1980-01-01,1989-12-31\n" },
    { "the May elections", "2018-07-17", "DATE,4,7,2018-05,,,2018-05-01,2018-05-31\n" },
    { "its costly August battle", "2018-07-17", "DATE,11,17,2018-08,,,2018-08-01,2018-08-31\n" },
    { "August Wilhelm and April said; the March on Rome", "2018-07-17", "" },
    { "24 hours a day, 300 barrels a week", NULL, "DURATION,0,8,PT24H,,,,\nSET,9,14,P1D,,,,\nSET,28,34,P1W,,,,\n" },
    { "it took a day", NULL, "DURATION,8,13,P1D,,,,\n" },
    { "heard in some quarters", NULL, "" },
    { "in May, April and June", "2018-07-17",
      "DATE,3,6,2018-05,,,2018-05-01,2018-05-31\nDATE,8,13,2018-04,,,2018-04-01,2018-04-30\n"
      "DATE,18,22,2018-06,,,2018-06-01,2018-06-30\n" },
    { "second quarter earnings", "2018-07-17", "DATE,0,14,2018-Q2,,,2018-04-01,2018-06-30\n" },
    { "From now on, pre-1914 and post-1945", NULL,
      "DATE,0,11,FUTURE_REF,,,,\nDATE,17,21,1914,,,1914-01-01,1914-12-31\n"
      "DATE,31,35,1945,,,1945-01-01,1945-12-31\n" },
    { "a buffer of 2048 bytes", NULL, "" },
    /* histories */
    { "from A.D. 527 to 565", NULL, "DATE,0,20,0527/0565,,,0527-01-01,0565-12-31\n" },
    { "between the years 1830 and 1848", NULL, "DATE,0,31,1830/1848,,,1830-01-01,1848-12-31\n" },
    { "the 1975-1976 season", NULL, "DATE,4,13,1975/1976,,,1975-01-01,1976-12-31\n" },
    { "the late 18th and early 19th centuries", NULL, "DATE,0,38,17/18,,,1700-01-01,1899-12-31\n" },
    { "the first century A.D.", NULL, "DATE,0,22,00,,,0000-01-01,0099-12-31\n" },
    { "the last quarter of the 19th century", NULL, "DATE,0,36,18,END,,1800-01-01,1899-12-31\n" },
    { "the second quarter of the 19th century", NULL, "DATE,0,38,18,MID,,1800-01-01,1899-12-31\n" },
    { "the turn of the 20th century", NULL, "DATE,0,28,19,START,,1900-01-01,1999-12-31\n" },
    { "in the early hours of 6 June 1944", NULL, "TIME,3,33,1944-06-06TMO,START,,1944-06-06,1944-06-06\n" },
    { "a decade and a half later", "2018-07-17", "DATE,0,25,2033,,,2033-01-01,2033-12-31\n" },
    { "a two-and-a-half-year wait; Hundred Days", NULL, "DURATION,2,21,P2.5Y,,,,\nDURATION,28,40,P100D,,,,\n" },
    { "St. Bartholomew's Day, 1572", NULL, "DATE,0,27,1572-08-24,,,1572-08-24,1572-08-24\n" },
    { "MDCCLXXVI stands on it", NULL, "DATE,0,9,1776,,,1776-01-01,1776-12-31\n" },
    { "printed MMXX, 4 July MDCCLXXVI", NULL,
      "DATE,8,12,2020,,,2020-01-01,2020-12-31\nDATE,14,30,1776-07-04,,,1776-07-04,1776-07-04\n" },
    { "MDCXVIII-MDCXLVIII", NULL, "DATE,0,18,1618/1648,,,1618-01-01,1648-12-31\n" },
    { "Anno Domini MDCLXVI", NULL, "DATE,0,19,1666,,,1666-01-01,1666-12-31\n" },
    { "MIXED, MILD, MCI, MDCCLXXVIX, MMMCCCXX, XVIII", NULL, "" },
    { "in the 5th year of Henry VIII", NULL, "DATE,3,29,1513/1514,,,1513-01-01,1514-12-31\n" },
    { "the tenth year of the reign of Queen Anne", NULL, "DATE,0,41,1711/1712,,,1711-01-01,1712-12-31\n" },
    { "in the third year of his reign", "2018-07-17", "DATE,3,30,XXXX,,no-reference,,\n" },
    { "1533 Henry VIII", NULL, "DATE,0,4,1533,,,1533-01-01,1533-12-31\n" },
    { "from late 1914 to early 1916", NULL, "DATE,0,28,1914/1916,,,1914-01-01,1916-12-31\n" },
    { "the first nine months of 1989", NULL, "DURATION,0,29,P9M,,,,\n" },
    { "the first nine months of the year.", NULL, "DURATION,0,33,P9M,,,,\n" },
    { "the first nine months of hard work", NULL, "DURATION,0,21,P9M,,,,\n" },
    { "another day, another seven months", NULL, "DURATION,0,11,P1D,,,,\nDURATION,13,33,P7M,,,,\n" },
    { "for the rest of the year", "2018-07-17", "DATE,4,24,2018,END,,2018-01-01,2018-12-31\n" },
    { "the late fifties", NULL, "DATE,0,16,195,END,two-digit-year,1950-01-01,1959-12-31\n" },
    { "the 2016 fiscal year", NULL, "DATE,0,20,FY2016,,fiscal-year,2016-01-01,2016-12-31\n" },
    { "the weekend of May 5, 2018", NULL, "DATE,0,26,2018-W18-WE,,,2018-05-05,2018-05-06\n" },
    { "1933-11-16/1933-11-20", NULL, "DATE,0,21,1933-11-16/1933-11-20,,,1933-11-16,1933-11-20\n" },
    { "25 October/7 November 1917", NULL, "DATE,0,26,1917-11-07,,,1917-11-07,1917-11-07\n" },
    { "11/22 February 1732", NULL, "DATE,0,19,1732-02-22,,,1732-02-22,1732-02-22\n" },
    { "some 50 years", NULL, "DURATION,0,13,P50Y,APPROX,,,\n" },
    { "some years ago", NULL, "DATE,0,14,PAST_REF,,,,\n" },
    { "1430 hours; 150 hours", NULL, "TIME,0,10,XXXX-XX-XXT14:30,,no-reference,,\nDURATION,12,21,PT150H,,,,\n" },
    { "at 0730 on 1 July 1916", NULL, "TIME,3,22,1916-07-01T07:30,,,1916-07-01,1916-07-01\n" },
    { "a year ago today", "2018-07-17", "DATE,0,16,2017-07-17,,,2017-07-17,2017-07-17\n" },
    { "around 2 a.m. Sunday", "2018-07-17", "TIME,0,20,2018-07-15T02:00,APPROX,,2018-07-15,2018-07-15\n" },
    { "they won 5-3 on Saturday", "2018-07-17", "DATE,16,24,2018-07-14,,,2018-07-14,2018-07-14\n" },
    { "the wee hours of Saturday morning", "2018-07-17", "TIME,0,33,2018-07-14TMO,,,2018-07-14,2018-07-14\n" },
    { "day-to-day business under the Christmas tree on Easter Island", "2018-07-17", "" },
    { "it rained all day and all week", NULL, "DURATION,10,17,P1D,,,,\nDURATION,22,30,P1W,,,,\n" },
    { "all second hand; all minute books", NULL, "" },
    { "closed on weekends", NULL, "SET,10,18,XXXX-WXX-WE,,,,\n" },
    { "in recent talks", "2018-07-17", "DATE,3,9,PAST_REF,,,,\n" },
    { "under the current law", "2018-07-17", "DATE,10,17,PRESENT_REF,,,,\n" },
    { "they fear future taxes", "2018-07-17", "DATE,10,16,FUTURE_REF,,,,\n" },
    { "the future of the town", "2018-07-17", "DATE,0,10,FUTURE_REF,,,,\n" },
    { "a strong current in the river; the latest Current Affairs", "2018-07-17", "" },
    { "This period saw", "2018-07-17", "DATE,0,11,PRESENT_REF,,,,\n" },
    { "the largest to date.", "2018-07-17", "DATE,15,19,PRESENT_REF,,,,\n" },
    { "keep it up to date.", "2018-07-17", "" },
    { "for the last time,", "2018-07-17", "" },
    { "they spent the winter there", "2018-07-17", "DATE,11,21,2017-WI,,,2017-12-01,2018-02-28\n" },
    { "a summer offensive", "2018-07-17", "DATE,2,8,2018-SU,,,2018-06-01,2018-08-31\n" },
    { "in the 1982 summer", "2018-07-17", "DATE,3,18,1982-SU,,,1982-06-01,1982-08-31\n" },
    { "early in spring they left", "2018-07-17", "DATE,0,15,2018-SP,START,,2018-03-01,2018-05-31\n" },
    { "prices had to fall.", "2018-07-17", "" },
    { "Winter Hill and the Summer Palace", "2018-07-17", "" },
    { "at the moment", "2018-07-17", "DATE,3,13,PRESENT_REF,,,,\n" },
    { "now", "2018-07-17", "DATE,0,3,PRESENT_REF,,,,\n" },
    { "recently", "2018-07-17", "DATE,0,8,PAST_REF,,,,\n" },
    { "in the future", "2018-07-17", "DATE,3,13,FUTURE_REF,,,,\n" },
    { "on Monday", "2018-07-17", "DATE,3,9,2018-07-16,,,2018-07-16,2018-07-16\n" },
    { "He will speak on Monday.", "2018-07-17", "DATE,17,23,2018-07-23,,,2018-07-23,2018-07-23\n" },
    { "He will come in August.", "2018-07-17", "DATE,16,22,2018-08,,,2018-08-01,2018-08-31\n" },
    { "It ended in August.", "2018-07-17", "DATE,12,18,2018-08,,,2018-08-01,2018-08-31\n" },
    { "on 16 November", "2018-07-17", "DATE,3,14,2017-11-16,,,2017-11-16,2017-11-16\n" },
    { "on July 20", "2018-07-17", "DATE,3,10,2018-07-20,,,2018-07-20,2018-07-20\n" },
    { "February 29", "2018-07-17", "DATE,0,11,2016-02-29,,,2016-02-29,2016-02-29\n" },
    { "Christmas", "2018-07-17", "DATE,0,9,2017-12-25,,,2017-12-25,2017-12-25\n" },
    { "last Christmas", "2018-07-17", "DATE,0,14,2017-12-25,,,2017-12-25,2017-12-25\n" },
    { "next Easter", "2018-07-17", "DATE,0,11,2019-04-21,,,2019-04-21,2019-04-21\n" },
    { "from May to July", "2018-07-17", "DATE,0,16,2018-05/2018-07,,,2018-05-01,2018-07-31\n" },
    { "Monday to Friday", "2018-07-17", "DATE,0,16,2018-07-09/2018-07-13,,,2018-07-09,2018-07-13\n" },
    { "at 14:30", "2018-07-17", "TIME,3,8,2018-07-17T14:30,,,2018-07-17,2018-07-17\n" },
    { "the spring", "2018-07-17", "" },
    { "in winter", "2018-07-17", "DATE,3,9,2017-WI,,,2017-12-01,2018-02-28\n" },
    { "3/4/18", "2018-07-17", "DATE,0,6,2018-03-04,,ambiguous-order two-digit-year,2018-03-04,2018-03-04\n" },
    { "the '90s", "2018-07-17", "DATE,0,8,199,,two-digit-year,1990-01-01,1999-12-31\n" },
    { "the '20s", "2018-07-17", "DATE,0,8,192,,two-digit-year,1920-01-01,1929-12-31\n" },
    { "on the 5th.", "2018-07-17", "DATE,3,10,2018-07-05,,,2018-07-05,2018-07-05\n" },
    { "Pay ABC 2000", NULL, "" },
    { "an early day", NULL, "" },
    { "that august assembly", NULL, "" },
    { "on 1 May 2017, from 5 to 7 May 1921", NULL,
      "DATE,3,13,2017-05-01,,,2017-05-01,2017-05-01\n"
      "DATE,15,35,1921-05-05/1921-05-07,,,1921-05-05,1921-05-07\n" },
    /* what people write: times, counts from a day, parts of periods, short forms, feasts */
    { "17h30", NULL, "TIME,0,5,XXXX-XX-XXT17:30,,no-reference,,\n" },
    { "at 9h15", NULL, "TIME,3,7,XXXX-XX-XXT09:15,,no-reference,,\n" },
    { "16h", NULL, "DURATION,0,3,PT16H,,,,\n" },
    { "5:30 p.m. EST", NULL, "TIME,0,13,XXXX-XX-XXT17:30-05:00,,no-reference,,\n" },
    { "330 p.m.", NULL, "TIME,0,8,XXXX-XX-XXT15:30,,no-reference,,\n" },
    { "11ish", NULL, "TIME,0,5,XXXX-XX-XXT11:00,APPROX,no-reference,,\n" },
    { "half past five", NULL, "TIME,0,14,XXXX-XX-XXT05:30,,no-reference,,\n" },
    { "at half past seven o'clock", NULL, "TIME,3,26,XXXX-XX-XXT07:30,,no-reference,,\n" },
    { "a quarter to six", NULL, "TIME,0,16,XXXX-XX-XXT05:45,,no-reference,,\n" },
    { "20 minutes past 3", NULL, "TIME,0,17,XXXX-XX-XXT03:20,,no-reference,,\n" },
    { "ten to nine", NULL, "" },
    { "6 in the morning", NULL, "TIME,0,16,XXXX-XX-XXT06:00,,no-reference,,\n" },
    { "from 5 to 7 pm", NULL, "TIME,0,14,XXXX-XX-XXT17:00/XXXX-XX-XXT19:00,,no-reference,,\n" },
    { "3-5pm", NULL, "TIME,0,5,XXXX-XX-XXT15:00/XXXX-XX-XXT17:00,,no-reference,,\n" },
    { "3:30-4:30pm", NULL, "TIME,0,11,XXXX-XX-XXT15:30/XXXX-XX-XXT16:30,,no-reference,,\n" },
    { "from 9:30 to 11:00", NULL, "TIME,0,18,XXXX-XX-XXT09:30/XXXX-XX-XXT11:00,,no-reference,,\n" },
    { "between 5 and 6 in the afternoon", NULL, "TIME,0,32,XXXX-XX-XXT17:00/XXXX-XX-XXT18:00,,no-reference,,\n" },
    { "11 am to 1 pm", NULL, "TIME,0,13,XXXX-XX-XXT11:00/XXXX-XX-XXT13:00,,no-reference,,\n" },
    { "10 p.m. to 2 a.m. on 5 May 1921", NULL,
      "TIME,0,31,1921-05-05T22:00/1921-05-06T02:00,,,1921-05-05,1921-05-06\n" },
    { "from 7 to 9", NULL, "" },
    { "14PM", NULL, "" },
    { "won 11-7", NULL, "" },
    { "tomorrow morning at 9", "2018-07-17", "TIME,0,21,2018-07-18T09:00,,,2018-07-18,2018-07-18\n" },
    { "tonight at 8", "2018-07-17", "TIME,0,12,2018-07-17T20:00,,,2018-07-17,2018-07-17\n" },
    { "this evening at 12", "2018-07-17", "TIME,0,18,2018-07-17T24:00,,,2018-07-17,2018-07-17\n" },
    { "8 this evening", "2018-07-17", "TIME,0,14,2018-07-17T20:00,,,2018-07-17,2018-07-17\n" },
    { "at 5 tomorrow afternoon", "2018-07-17", "TIME,3,23,2018-07-18T17:00,,,2018-07-18,2018-07-18\n" },
    { "Monday from 9 to 5", "2018-07-17", "TIME,0,18,2018-07-16T09:00/2018-07-16T17:00,,,2018-07-16,2018-07-16\n" },
    { "Thu at 8 a.m.", "2018-07-17", "TIME,0,13,2018-07-12T08:00,,,2018-07-12,2018-07-12\n" },
    { "Thu Sep 25 10:36:28 2003", NULL, "TIME,0,24,2003-09-25T10:36:28,,,2003-09-25,2003-09-25\n" },
    { "closed on Friday at 12.50 euros", NULL, "DATE,10,16,XXXX-WXX-5,,no-reference,,\n" },
    { "on 16 June at 08.00", NULL, "TIME,3,19,XXXX-06-16T08:00,,no-reference,,\n" },
    { "every Monday at 5 p.m.", NULL, "SET,0,22,XXXX-WXX-1T17:00,,,,\n" },
    { "daily at 5", NULL, "SET,0,10,XXXX-XX-XXT05:00,,,,\n" },
    { "3 p.m. each day", NULL, "SET,0,15,XXXX-XX-XXT15:00,,,,\n" },
    { "Tuesdays at 9 a.m.", NULL, "SET,0,18,XXXX-WXX-2T09:00,,,,\n" },
    { "Friday mornings", NULL, "SET,0,15,XXXX-WXX-5TMO,,,,\n" },
    { "the 19th of every month", NULL, "SET,0,23,XXXX-XX-19,,,,\n" },
    { "every two weekends", NULL, "SET,0,18,P2WE,,,,\n" },
    { "3 Feb 82", NULL, "DATE,0,8,1982-02-03,,two-digit-year,1982-02-03,1982-02-03\n" },
    { "Aug 9, 96", NULL, "DATE,0,9,1996-08-09,,two-digit-year,1996-08-09,1996-08-09\n" },
    { "May 5, 20 soldiers", NULL, "DATE,0,5,XXXX-05-05,,no-reference,,\n" },
    { "April of 87", NULL, "DATE,0,11,1987-04,,two-digit-year,1987-04-01,1987-04-30\n" },
    { "2012/Aug/10", NULL, "DATE,0,11,2012-08-10,,,2012-08-10,2012-08-10\n" },
    { "2019-aug-1", NULL, "DATE,0,10,2019-08-01,,,2019-08-01,2019-08-01\n" },
    { "2024 August", NULL, "DATE,0,11,2024-08,,,2024-08-01,2024-08-31\n" },
    { "since 1997 May won", NULL, "DATE,6,10,1997,,,1997-01-01,1997-12-31\n" },
    { "Sep-23-2020", NULL, "DATE,0,11,2020-09-23,,,2020-09-23,2020-09-23\n" },
    { "Oct/2", NULL, "DATE,0,5,XXXX-10-02,,no-reference,,\n" },
    { "10-August 2012", NULL, "DATE,0,14,2012-08-10,,,2012-08-10,2012-08-10\n" },
    { "oct 1, 1980", NULL, "DATE,0,11,1980-10-01,,,1980-10-01,1980-10-01\n" },
    { "on nov 6th", NULL, "DATE,3,10,XXXX-11-06,,no-reference,,\n" },
    { "the 1st of march", NULL, "DATE,0,16,XXXX-03-01,,no-reference,,\n" },
    { "they may 3 times", NULL, "" },
    { "march 3", NULL, "DATE,0,7,XXXX-03-03,,no-reference,,\n" },
    { "4 March 1862 and the sun", NULL, "DATE,0,12,1862-03-04,,,1862-03-04,1862-03-04\n" },
    { "Jul 18, Fri", NULL, "DATE,0,11,XXXX-07-18,,no-reference,,\n" },
    { "October, 1st", NULL, "DATE,0,12,XXXX-10-01,,no-reference,,\n" },
    { "26 june in 2019", NULL, "DATE,0,15,2019-06-26,,,2019-06-26,2019-06-26\n" },
    { "the first of December in the year 1980", NULL, "DATE,0,38,1980-12-01,,,1980-12-01,1980-12-01\n" },
    { "October two thousand and five", NULL, "DATE,0,29,2005-10,,,2005-10-01,2005-10-31\n" },
    { "5 May nineteen eighty-six", NULL, "DATE,0,25,1986-05-05,,,1986-05-05,1986-05-05\n" },
    { "2003 09 25", NULL, "DATE,0,10,2003-09-25,,,2003-09-25,2003-09-25\n" },
    { "31 10 1974", NULL, "DATE,0,10,1974-10-31,,,1974-10-31,1974-10-31\n" },
    { "on 2/15", NULL, "DATE,3,7,XXXX-02-15,,no-reference,,\n" },
    { "3/4 of them", NULL, "" },
    { "Fri 11.8", NULL, "DATE,0,8,XXXX-08-11,,no-reference ambiguous-order,,\n" },
    { "25/4 at 4 p.m.", NULL, "TIME,0,14,XXXX-04-25T16:00,,no-reference,,\n" },
    { "Mon 13th", "2022-05-01", "DATE,0,8,2022-06-13,,,2022-06-13,2022-06-13\n" },
    { "Friday 31", "2019-02-25", "DATE,0,9,2019-05-31,,,2019-05-31,2019-05-31\n" },
    { "0099-01-01", NULL, "DATE,0,10,0099-01-01,,,0099-01-01,0099-01-01\n" },
    { "q3 2019", NULL, "DATE,0,7,2019-Q3,,,2019-07-01,2019-09-30\n" },
    { "2019 H2", NULL, "DATE,0,7,2019-H2,,,2019-07-01,2019-12-31\n" },
    { "H2", NULL, "" },
    { "in week 31", "2018-07-02", "DATE,3,10,2018-W31,,,2018-07-30,2018-08-05\n" },
    { "week 27 of last year", "2018-07-02", "DATE,0,20,2017-W27,,,2017-07-03,2017-07-09\n" },
    { "third quarter", NULL, "DATE,0,13,XXXX-Q3,,no-reference,,\n" },
    { "a week from Friday", "2018-07-17", "DATE,0,18,2018-07-27,,,2018-07-27,2018-07-27\n" },
    { "two weeks after Christmas 2018", NULL, "DATE,0,30,2019-01-08,,,2019-01-08,2019-01-08\n" },
    { "three days before 5 May 1921", NULL, "DATE,0,28,1921-05-02,,,1921-05-02,1921-05-02\n" },
    { "a month after yesterday", "2018-07-17", "DATE,0,23,2018-08-16,,,2018-08-16,2018-08-16\n" },
    { "for 64 days from 21 November 1948", NULL,
      "DURATION,4,11,P64D,,,,\n"
      "DATE,17,33,1948-11-21,,,1948-11-21,1948-11-21\n" },
    { "1 year 9 months from now", "2018-07-17", "DATE,0,24,2020-04,,,2020-04-01,2020-04-30\n" },
    { "2 weeks and 2 days ago", "2018-07-17", "DATE,0,22,2018-07-01,,,2018-07-01,2018-07-01\n" },
    { "4 Mondays from now", "2018-07-17", "DATE,0,18,2018-08-13,,,2018-08-13,2018-08-13\n" },
    { "two Thursdays ago", "2018-07-17", "DATE,0,17,2018-07-05,,,2018-07-05,2018-07-05\n" },
    { "the week after next", "2018-07-17", "DATE,0,19,2018-W31,,,2018-07-30,2018-08-05\n" },
    { "the year before last", "2018-07-17", "DATE,0,20,2016,,,2016-01-01,2016-12-31\n" },
    { "the Monday after next", "2018-07-17", "DATE,0,21,2018-07-30,,,2018-07-30,2018-07-30\n" },
    { "the week after next Monday", "2018-07-17", "DATE,15,26,2018-07-23,,,2018-07-23,2018-07-23\n" },
    { "the first Monday of this month", "2018-07-17", "DATE,0,30,2018-07-02,,,2018-07-02,2018-07-02\n" },
    { "the last day of October 2015", NULL, "DATE,0,28,2015-10-31,,,2015-10-31,2015-10-31\n" },
    { "the first week of October 2018", NULL, "DATE,0,30,2018-W40,,,2018-10-01,2018-10-07\n" },
    { "the second last week of October 2018", NULL, "DATE,0,36,2018-W42,,,2018-10-15,2018-10-21\n" },
    { "the last weekend in October 2018", NULL, "DATE,0,32,2018-W43-WE,,,2018-10-27,2018-10-28\n" },
    { "the last month of 1918", NULL, "DATE,0,22,1918-12,,,1918-12-01,1918-12-31\n" },
    { "the last year of the 1930s", NULL, "DATE,0,26,1939,,,1939-01-01,1939-12-31\n" },
    { "the 32nd day of May 2018", NULL, "DATE,16,24,2018-05,,,2018-05-01,2018-05-31\n" },
    { "the week of May 5, 2018", NULL, "DATE,0,23,2018-W18,,,2018-04-30,2018-05-06\n" },
    { "the week beginning Monday", "2018-07-17", "DATE,0,25,2018-W30,,,2018-07-23,2018-07-29\n" },
    { "Thanksgiving of next year", "2018-07-17", "DATE,0,25,2019-11-28,,,2019-11-28,2019-11-28\n" },
    { "Christmas last year", "2018-07-17", "DATE,0,19,2017-12-25,,,2017-12-25,2017-12-25\n" },
    { "Easter in two years", "2018-07-17", "DATE,0,19,2020-04-12,,,2020-04-12,2020-04-12\n" },
    { "next week on Tuesday", "2018-07-17", "DATE,0,20,2018-07-24,,,2018-07-24,2018-07-24\n" },
    { "Wednesday evening next week", "2018-07-17", "TIME,0,27,2018-07-25TEV,,,2018-07-25,2018-07-25\n" },
    { "the 21st this month", "2018-07-17", "DATE,0,19,2018-07-21,,,2018-07-21,2018-07-21\n" },
    { "the end of month", "2018-07-17", "DATE,0,16,2018-07,END,,2018-07-01,2018-07-31\n" },
    { "by EOM", "2018-07-17", "DATE,3,6,2018-07,END,,2018-07-01,2018-07-31\n" },
    { "EOY", "2018-07-17", "DATE,0,3,2018,END,,2018-01-01,2018-12-31\n" },
    { "We will meet in two weeks.", "2018-07-17", "DATE,16,25,2018-07-31,,,2018-07-31,2018-07-31\n" },
    { "It was built in two weeks.", "2018-07-17", "DURATION,16,25,P2W,,,,\n" },
    { "in three weeks' time", "2018-07-17", "DATE,3,20,2018-08-07,,,2018-08-07,2018-08-07\n" },
    { "today to next Friday", "2018-07-17", "DATE,0,20,2018-07-17/2018-07-20,,,2018-07-17,2018-07-20\n" },
    { "from next Monday to Friday", "2018-07-17", "DATE,0,26,2018-07-23/2018-07-27,,,2018-07-23,2018-07-27\n" },
    { "between January 2018 and now", "2018-07-17", "DATE,0,28,2018-01/2018-07-17,,,2018-01-01,2018-07-17\n" },
    { "This Sunday till Tuesday", "2018-07-17", "DATE,0,24,2018-07-22/2018-07-24,,,2018-07-22,2018-07-24\n" },
    { "Mon-Fri", "2018-07-17", "DATE,0,7,2018-07-09/2018-07-13,,,2018-07-09,2018-07-13\n" },
    { "12.09.17 - 14.09.17", NULL, "DATE,0,19,2017-09-12/2017-09-14,,two-digit-year,2017-09-12,2017-09-14\n" },
    { "1h30m", NULL, "DURATION,0,5,PT1H30M,,,,\n" },
    { "2h 15m", NULL, "DURATION,0,6,PT2H15M,,,,\n" },
    { "3h", NULL, "DURATION,0,2,PT3H,,,,\n" },
    { "5m", NULL, "" },
    { "1/2 hour", NULL, "DURATION,0,8,PT0.5H,,,,\n" },
    { "15 minute", NULL, "DURATION,0,9,PT15M,,,,\n" },
    { "a minute", NULL, "" },
    { "one minute and 30 seconds", NULL, "DURATION,0,25,PT1M30S,,,,\n" },
    { "2 years 3 months", NULL, "DURATION,0,16,P2Y3M,,,,\n" },
    { "three month", NULL, "DURATION,0,11,P3M,,,,\n" },
    { "Black Friday 2017", NULL, "DATE,0,17,2017-11-24,,,2017-11-24,2017-11-24\n" },
    { "Election Day 2016", NULL, "DATE,0,17,2016-11-08,,,2016-11-08,2016-11-08\n" },
    { "Orthodox Easter 2018", NULL, "DATE,0,20,2018-04-08,,,2018-04-08,2018-04-08\n" },
    { "Eid al-Fitr 2018", NULL, "DATE,0,16,2018-06-15,APPROX,,2018-06-14,2018-06-16\n" },
    { "Super Tuesday 2016", NULL, "DATE,0,18,2016-03-01,,,2016-03-01,2016-03-01\n" },
    { "on 25th.", "2018-07-17", "DATE,3,7,2018-07-25,,,2018-07-25,2018-07-25\n" },
    { "from Tuesday 19th to Saturday", "2017-09-15", "DATE,0,29,2017-09-19/2017-09-23,,,2017-09-19,2017-09-23\n" },
    { "14 a.d.", NULL, "DATE,0,7,0014,,,0014-01-01,0014-12-31\n" },
    { "Hanukkah 2018", NULL, "DATE,0,13,2018-12-03/2018-12-10,,,2018-12-03,2018-12-10\n" },
    { "during Ramadan 2018", NULL, "DATE,7,19,2018-05-17/2018-06-14,APPROX,,2018-05-16,2018-06-15\n" },
    { "the end of Ramadan", "2018-07-01", "DATE,0,18,2018-05-17/2018-06-14,END,,2018-05-16,2018-06-15\n" },
    { "the last Friday of Ramadan 2018", NULL, "DATE,0,31,2018-06-08,APPROX,,2018-06-07,2018-06-09\n" },
    { "the first night of Hanukkah 2018", NULL, "TIME,0,32,2018-12-02TNI,,,2018-12-02,2018-12-02\n" },
    { "Passover", NULL, "DATE,0,8,XXXX-XX-XX,,no-reference,,\n" },
    { "Diwali in 2018", NULL, "DATE,0,14,2018-11-07,APPROX,,2018-11-06,2018-11-08\n" },
    { "next Diwali", "2018-11-08", "DATE,0,11,2019-10-27,APPROX,,2019-10-26,2019-10-28\n" },
    { "Chinese New Year 2020", NULL, "DATE,0,21,2020-01-25,,,2020-01-25,2020-01-25\n" },
    { "two weeks after Eid al-Adha 2018", NULL, "DATE,0,32,2018-09-05,APPROX,,2018-09-04,2018-09-06\n" },
    { "Easter 1381", NULL, "DATE,0,11,1381-04-14,,,1381-04-14,1381-04-14\n" },
    { "Lent 1916", NULL, "DATE,0,9,1916-03-08/1916-04-22,,,1916-03-08,1916-04-22\n" },
    { "the Friday before Easter 2018", NULL, "DATE,0,29,2018-03-30,,,2018-03-30,2018-03-30\n" },
    { "the third Tuesday after Christmas 2014", NULL, "DATE,0,38,2015-01-13,,,2015-01-13,2015-01-13\n" },
    { "Monday next after the feast of St. Michael 1381", NULL, "DATE,0,47,1381-09-30,,,1381-09-30,1381-09-30\n" },
    { "the Monday before 5 May 2018", NULL, "DATE,0,28,2018-04-30,,,2018-04-30,2018-04-30\n" },
    { "the Saturday after Saturday, 5 May 2018", NULL, "DATE,0,39,2018-05-12,,,2018-05-12,2018-05-12\n" },
    { "Corpus Christi 1381", NULL, "DATE,0,19,1381-06-13,,,1381-06-13,1381-06-13\n" },
    { "on Corpus Christi", "1916-07-01", "DATE,3,17,1916-06-22,,,1916-06-22,1916-06-22\n" },
    { "in Corpus Christi", "1916-07-01", "" },
    { "on Corpus Christi Bay", "1916-07-01", "" },
    { "Corpus Christi in 1914", NULL, "DATE,18,22,1914,,,1914-01-01,1914-12-31\n" },
    { "He lent 1916 men.", NULL, "" },
    { "with Ramadan", "2018-07-01", "" },
    { "during Ramadan Zabla", "2018-07-01", "" },
    { "1.5 days ago", "2018-07-10", "DATE,0,12,2018-07-09,,,2018-07-09,2018-07-09\n" },
    { "Presidents' Day 2013", NULL, "DATE,0,20,2013-02-18,,,2013-02-18,2013-02-18\n" },
    { "Grandparents Day 2019", NULL, "DATE,0,21,2019-09-08,,,2019-09-08,2019-09-08\n" },
    { "Victoria Day 2018", NULL, "DATE,0,17,2018-05-21,,,2018-05-21,2018-05-21\n" },
};

/* ---- the lexicon of the tests: dicts/dates/en.csv ---- */

static struct dl_lexicon_builder *builder;
static const void *image;
static size_t image_size;

static void read_lexicon(void)
{
    char line[256];
    dateline_error error;
    FILE *file = fopen(DL_DICTS "/dates/en.csv", "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(dl_lexicon_builder_new(&builder), DATELINE_OK);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    for (int number = 2; fgets(line, sizeof line, file) != NULL; number++) {
        char *word_class = strchr(line, ',') + 1, *value = strchr(word_class, ',') + 1;
        dateline_span word = { line, (size_t)(word_class - line - 1) },
                      name = { word_class, (size_t)(value - word_class - 1) };
        if (strncmp(word_class, "function,", 9) == 0) continue; /* of the languages, not of the lexicon */
        bool is_property = strncmp(word_class, "property,", 9) == 0;
        dateline_status status = is_property ? dl_lexicon_builder_set(builder, word, &error)
                                             : dl_lexicon_builder_add(builder, word, name, atoi(value), &error);
        if (status != DATELINE_OK) ck_abort_msg("line %d: %s", number, error.what);
    }
    fclose(file);
    ck_assert_int_eq(dl_lexicon_builder_finish(builder, &image, &image_size), DATELINE_OK);
}

static void free_lexicon(void)
{
    dl_lexicon_builder_free(builder);
}

/* ---- scanning ---- */

/* A text with the padding that blocks want, indexed. */
struct page {
    unsigned char *bytes;
    struct dl_index *index;
    struct dl_block block;
};

static struct page page_new(const char *text, size_t size)
{
    struct page page;
    page.bytes = calloc(1, size + 2 * DL_BLOCK_PAD);
    ck_assert_ptr_nonnull(page.bytes);
    memcpy(page.bytes + DL_BLOCK_PAD, text, size);
    ck_assert_int_eq(dl_index_new(&page.index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    dl_index_build(page.index, page.bytes + DL_BLOCK_PAD, (uint32_t)size, &page.block);
    return page;
}

static void page_free(struct page *page)
{
    dl_index_free(page->index);
    free(page->bytes);
}

static const char *type_name(enum dl_type type)
{
    static const char *const names[] = {
#define X(name) #name,
        DL_TYPE_LIST(X)
#undef X
    };
    return names[type];
}

static bool parse_day(const char *text, struct dl_civil *out)
{
    return text != NULL && sscanf(text, "%d-%d-%d", &out->year, &out->month, &out->day) == 3;
}

START_TEST(tables)
{
    struct dl_dates *dates;
    struct dl_civil reference;
    const struct dl_date *found;
    size_t count, used = 0;
    char rows[1024] = "";
    bool has_reference = parse_day(cases[_i].reference, &reference);
    struct page page = page_new(cases[_i].text, strlen(cases[_i].text));
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    ck_assert_int_eq(dl_dates_scan(dates, &page.block, &found, &count), DATELINE_OK);
    for (size_t i = 0; i < count; i++) {
        struct dl_value v;
        dl_value_render(&found[i].when, has_reference ? &reference : NULL, true, &v);
        used += (size_t)snprintf(rows + used, sizeof rows - used, "%s,%u,%u,%s,%s,%s,%s,%s\n", type_name(v.type),
                                 found[i].start, found[i].end, v.value, v.mod, v.flags, v.earliest, v.latest);
        ck_assert_uint_lt(used, sizeof rows);
    }
    if (strcmp(rows, cases[_i].expected) != 0)
        ck_abort_msg("\"%s\"\nexpected %s\nfound    %s", cases[_i].text, cases[_i].expected, rows);
    dl_dates_free(dates);
    page_free(&page);
}
END_TEST

/* ---- other notations ---- */

static const struct {
    const char *text, *reference, *edtf, *alt, *subtype;
} notations[] = {
    { "the 1930s", NULL, "193X", "", "decade" },
    { "19th century", NULL, "18XX", "", "century" },
    { "c. 1805", NULL, "1805~", "", "year" },
    { "third quarter of 2016", NULL, "2016-35", "", "quarter" },
    { "spring of 1942", NULL, "1942-21", "", "season" },
    { "from 1933 to 1945", NULL, "1933/1945", "", "range" },
    { "44 BC", NULL, "-0043", "", "year" },
    { "on 16 November", NULL, "XXXX-11-16", "", "day" },
    { "3/4/2018", NULL, "2018-03-04", "2018-04-03", "day" },
    { "16NOV33", NULL, "1933-11-16", "2033-11-16", "day" },
    { "Monday", "2018-07-17", "2018-07-16", "", "weekday" },
    { "last week", "2018-07-17", "2018-07-09/2018-07-15", "", "relative" },
    { "16 July 2018, 14:30", NULL, "2018-07-16T14:30:00", "", "time" },
    { "Easter 1916", NULL, "1916-04-23", "", "holiday" },
    { "30 February 2018", NULL, "", "", "day" },
    { "three years", NULL, "", "", "year" },
};

START_TEST(edtf_and_alt)
{
    struct dl_dates *dates;
    struct dl_civil reference;
    const struct dl_date *found;
    size_t count;
    bool has_reference = parse_day(notations[_i].reference, &reference);
    struct page page = page_new(notations[_i].text, strlen(notations[_i].text));
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    ck_assert_int_eq(dl_dates_scan(dates, &page.block, &found, &count), DATELINE_OK);
    ck_assert_uint_eq(count, 1);
    struct dl_value v;
    dl_value_render(&found[0].when, has_reference ? &reference : NULL, true, &v);
    ck_assert_str_eq(v.edtf, notations[_i].edtf);
    ck_assert_str_eq(v.alt, notations[_i].alt);
    ck_assert_str_eq(v.subtype, notations[_i].subtype);
    ck_assert_int_eq(v.used_reference, has_reference);
    dl_dates_free(dates);
    page_free(&page);
}
END_TEST

/* A day on either side, for a feast that is told by sight: EDTF says "about" and no more. */
static void widen(const struct dl_when *when, int first[3], int last[3])
{
    if (!(when->flags & DL_WHEN_HOLIDAY) || !dl_holiday_is_observed((int)when->holiday)) return;
    struct dl_civil a = { first[0], first[1], first[2] }, b = { last[0], last[1], last[2] };
    ck_assert(dl_civil_add_days(&a, -1) && dl_civil_add_days(&b, 1));
    first[0] = a.year, first[1] = a.month, first[2] = a.day;
    last[0] = b.year, last[1] = b.month, last[2] = b.day;
}

/* What a value's EDTF says when it is read back is what its bounds say. */
static void check_edtf(const char *text, const struct dl_when *when, const struct dl_value *v)
{
    int first[3], last[3];
    char earliest[48] = "", latest[48] = "";
    if (v->edtf[0] == '\0') return;
    enum edtf_kind kind = edtf_read(v->edtf, first, last);
    if (kind == EDTF_BAD) ck_abort_msg("\"%s\": no EDTF: %s", text, v->edtf);
    if (kind == EDTF_BOUNDED) {
        widen(when, first, last);
        snprintf(earliest, sizeof earliest, "%s%04d-%02d-%02d", first[0] < 0 ? "-" : "", abs(first[0]), first[1],
                 first[2]);
        snprintf(latest, sizeof latest, "%s%04d-%02d-%02d", last[0] < 0 ? "-" : "", abs(last[0]), last[1], last[2]);
    }
    if (strcmp(earliest, v->earliest) != 0 || strcmp(latest, v->latest) != 0)
        ck_abort_msg("\"%s\": %s reads as %s to %s, not as %s to %s", text, v->edtf, earliest, latest, v->earliest,
                     v->latest);
}

static void assert_edtf_reads_back(size_t at)
{
    struct dl_dates *dates;
    struct dl_civil reference;
    const struct dl_date *found;
    size_t count;
    bool has_reference = parse_day(cases[at].reference, &reference);
    struct page page = page_new(cases[at].text, strlen(cases[at].text));
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    ck_assert_int_eq(dl_dates_scan(dates, &page.block, &found, &count), DATELINE_OK);
    for (size_t i = 0; i < count; i++) {
        struct dl_value v;
        dl_value_render(&found[i].when, has_reference ? &reference : NULL, true, &v);
        check_edtf(cases[at].text, &found[i].when, &v);
    }
    dl_dates_free(dates);
    page_free(&page);
}

START_TEST(edtf_reads_back)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_edtf_reads_back(i);
}
END_TEST

/* The reader itself tells good from bad. */
START_TEST(edtf_reader)
{
    static const struct {
        const char *text;
        enum edtf_kind kind;
    } rows[] = {
        { "1933", EDTF_BOUNDED },  { "193X", EDTF_BOUNDED },      { "1933-11-16", EDTF_BOUNDED },
        { "-0043", EDTF_BOUNDED }, { "1933/1945", EDTF_BOUNDED }, { "XXXX-02-29", EDTF_OPEN },
        { "", EDTF_BAD },          { "19X3", EDTF_BAD },          { "1933-13", EDTF_BAD },
        { "33", EDTF_BAD },        { "1933-02-29", EDTF_BAD },    { "193X-05", EDTF_BAD },
        { "1933/", EDTF_BAD },     { "1933-11-16T9", EDTF_BAD },  { "1933 ", EDTF_BAD },
    };
    int first[3], last[3];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_int_eq(edtf_read(rows[i].text, first, last), rows[i].kind);
}
END_TEST

/* A story counts from the last date named; the news counts from its own day. */
START_TEST(anchors)
{
    static const char text[] = "In 1933 it opened. The following year it closed. On Monday it burnt.";
    static const char *const values[] = { "1933", "1934", "2018-07-16" };
    struct dl_dates *dates;
    const struct dl_date *found;
    size_t count;
    struct page page = page_new(text, strlen(text));
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    ck_assert_int_eq(dl_dates_scan(dates, &page.block, &found, &count), DATELINE_OK);
    ck_assert_uint_eq(count, 3);
    struct dl_anchor anchor;
    dl_anchor_begin(&anchor, &(struct dl_civil){ 2018, 7, 17 });
    for (size_t i = 0; i < count; i++) {
        struct dl_value v;
        struct dl_told told;
        dl_anchor_render(&anchor, &found[i], found[i].start, true, &v, &told);
        ck_assert_str_eq(v.value, values[i]);
        ck_assert_int_eq(told.from_text, i == 1);
    }
    dl_dates_free(dates);
    page_free(&page);
}
END_TEST

/* ---- the lexicon ---- */

START_TEST(lexicon_refuses_bad_rows)
{
    static const struct {
        const char *word, *word_class;
    } bad[] = { { "", "month" },
                { "May", "month" },
                { "may", "monat" },
                { "may", "month" },
                { "a+b", "month" },
                { "a word that is longer than any word could ever be", "month" },
                { "a b c d e f g", "month" } };
    struct dl_lexicon_builder *b;
    dateline_error error;
    ck_assert_int_eq(dl_lexicon_builder_new(&b), DATELINE_OK);
    ck_assert_int_eq(dl_lexicon_builder_add(b, (dateline_span){ "may", 3 }, (dateline_span){ "month", 5 }, 5, NULL),
                     DATELINE_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        dateline_span word = { bad[i].word, strlen(bad[i].word) },
                      name = { bad[i].word_class, strlen(bad[i].word_class) };
        ck_assert_int_eq(dl_lexicon_builder_add(b, word, name, 5, &error), DATELINE_EROW);
        ck_assert_ptr_nonnull(error.what);
    }
    dl_lexicon_builder_free(b);
}
END_TEST

/* Any byte changed or cut off, and the image is refused. */
START_TEST(lexicon_refuses_damage)
{
    struct dl_lexicon lexicon;
    unsigned char *copy = malloc(image_size);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, image, image_size);
    ck_assert_int_eq(dl_lexicon_open(&lexicon, copy, image_size), DATELINE_OK);
    for (size_t i = 0; i < image_size; i += i < 64 ? 1 : 97) {
        copy[i] ^= 0x41;
        ck_assert_int_eq(dl_lexicon_open(&lexicon, copy, image_size), DATELINE_EIMAGE);
        copy[i] ^= 0x41;
    }
    for (size_t size = 0; size < image_size; size += 61)
        ck_assert_int_eq(dl_lexicon_open(&lexicon, copy, size), DATELINE_EIMAGE);
    ck_assert_int_eq(dl_lexicon_open(&lexicon, copy + 1, image_size - 1), DATELINE_EIMAGE);
    ck_assert_int_eq(dl_lexicon_open(&lexicon, NULL, 0), DATELINE_EIMAGE);
    free(copy);
}
END_TEST

static const struct dl_word *find(const struct dl_lexicon *lexicon, const char *text)
{
    struct dl_lexicon_key key = { .size = 0 };
    return dl_lexicon_key_add(&key, text, strlen(text)) ? dl_lexicon_find(lexicon, &key) : NULL;
}

START_TEST(lexicon_finds_words)
{
    struct dl_lexicon lexicon;
    int value;
    ck_assert_int_eq(dl_lexicon_open(&lexicon, image, image_size), DATELINE_OK);
    const struct dl_word *word = find(&lexicon, "november");
    ck_assert_ptr_nonnull(word);
    ck_assert(dl_word_value(word, DL_WORD_month, &value));
    ck_assert_int_eq(value, 11);
    ck_assert(!dl_word_value(word, DL_WORD_weekday, &value));
    word = find(&lexicon, "second");
    ck_assert_ptr_nonnull(word);
    ck_assert_uint_ge(word->count, 2);
    ck_assert(!dl_word_value(&dl_no_word, DL_WORD_month, &value));
    ck_assert_ptr_null(find(&lexicon, "novembe"));
    ck_assert_ptr_null(find(&lexicon, "november novembe"));
    ck_assert_ptr_null(find(&lexicon, ""));
}
END_TEST

/* No trigger word is passed over, whatever stands around it; and no place is named where no word begins. */
static void assert_triggers_pass(unsigned state)
{
    static const char *const pieces[] = { "year", "Monday",     "mon",  "yes",      "to", "tomorrow", "a",
                                          "May",  "Q3",         "1933", " ",        " ",  "-",        "\n",
                                          ".",    "th\xC3\xA9", "noon", "NOVEMBER", "_",  "tim" };
    static unsigned char padded[DL_BLOCK_PAD + 2048 + DL_BLOCK_PAD];
    struct dl_lexicon lexicon;
    static struct dl_window window;
    static uint16_t places[DL_TRIGGERS_MAX];
    struct dl_index *index;
    struct dl_block b;
    uint32_t len = 0, want = test_random(&state) % 2000;
    while (len < want) {
        const char *piece = pieces[test_random(&state) % (sizeof pieces / sizeof *pieces)];
        for (; *piece; piece++)
            padded[DL_BLOCK_PAD + len++] = (unsigned char)*piece;
    }
    ck_assert_int_eq(dl_lexicon_open(&lexicon, image, image_size), DATELINE_OK);
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    dl_index_build(index, padded + DL_BLOCK_PAD, len, &b);
    dl_window_open(&window, &b, &lexicon);
    size_t count = dl_triggers_find(&lexicon, &b, places), i = 0;
    for (uint32_t pos = dl_next_word(&b, 0); pos < b.len; pos = dl_next_word(&b, pos + 1)) {
        bool is_wanted = dl_has_digits(&b, pos) || (dl_window_word_at(&window, pos)->flags & DL_WORD_TRIGGERS);
        ck_assert(!is_wanted || (i < count && places[i] == pos));
        i += i < count && places[i] == pos;
    }
    ck_assert_uint_eq(i, count); /* all of them are word starts, in their order */
    dl_index_free(index);
}

START_TEST(triggers_pass)
{
    for (unsigned seed = 1; seed <= 200; seed++)
        assert_triggers_pass(seed);
}
END_TEST

/* ---- hostile text ---- */

static const char *const hostile[] = {
    "1 ",
    "on ",
    "from ",
    "from 1933 to ",
    "1",
    "1a",
    "1/",
    "1:",
    "1-",
    "1,",
    "1.",
    "'",
    "\xE2\x80\x99",
    "May ",
    "the ",
    "last Monday ",
    "two ",
    "twenty-",
    "early the ",
    "about early ",
    "day before ",
    "of the 5th ",
    "May 5-",
    "a. ",
    "\xC2\xA0",
    "1\n\n",
    "late in the ",
    "5 p.m. ",
    "new year's ",
    "half a ",
    "\xFF",
    "1 and ",
    "every ",
    "and a half ",
    "one hundred ",
    "1933-",
    "BC ",
    "( ",
    "$ 1933 ",
    "1999's ",
};

/* The least processor time of three scans. */
static double seconds_of(struct dl_dates *dates, const struct dl_block *block)
{
    double least = 1e9;
    for (int i = 0; i < 3; i++) {
        const struct dl_date *found;
        size_t count;
        clock_t begin = clock();
        ck_assert_int_eq(dl_dates_scan(dates, block, &found, &count), DATELINE_OK);
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        if (seconds < least) least = seconds;
    }
    return least;
}

/* Eight times the text may cost eight times as much, with room for a noisy machine: not 64 times. */
START_TEST(hostile_text_is_linear)
{
    enum { SHORT = DL_BLOCK_MAX / 8, LONG = DL_BLOCK_MAX };
    char *text = malloc(LONG);
    struct dl_dates *dates;
    size_t size = strlen(hostile[_i]);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < LONG; i++)
        text[i] = hostile[_i][i % size];
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    struct page small = page_new(text, SHORT), large = page_new(text, LONG);
    double base = seconds_of(dates, &small.block);
    double full = seconds_of(dates, &large.block);
    ck_assert_msg(full < 24 * base + 0.01, "\"%s\": %g s, then %g s", hostile[_i], base, full);
    page_free(&small);
    page_free(&large);
    dl_dates_free(dates);
    free(text);
}
END_TEST

/* Random pieces of expressions: nothing is read outside of the block, mentions are in order. */
START_TEST(random_pieces)
{
    static const char *const pieces[] = {
        "May", " ",     "5",      ",",    " ",     "1933", "-",        "the ", "of ",    "th",  "\xE2\x80\x93", "'",
        "90s", "last ", "Monday", ":",    "30",    "p.m.", ".",        "/",    "T",      "Z",   "Q3",           "BC",
        "\n",  "two ",  "years",  " ago", "from ", "to ",  "between ", "and ", "early ", "mid", "century",      "\xE2"
    };
    unsigned state = 1;
    struct dl_dates *dates;
    ck_assert_int_eq(dl_dates_new(&dates, image, image_size), DATELINE_OK);
    for (int round = 0; round < 4000; round++) {
        char text[128];
        size_t size = 0, count;
        for (int i = 0; i < 12; i++) {
            state = state * 1103515245u + 12345u;
            const char *piece = pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        struct page page = page_new(text, size);
        const struct dl_date *found;
        ck_assert_int_eq(dl_dates_scan(dates, &page.block, &found, &count), DATELINE_OK);
        uint32_t last = 0;
        for (size_t i = 0; i < count; i++) {
            struct dl_value v;
            if (found[i].start < last || found[i].end <= found[i].start || found[i].end > size)
                ck_abort_msg("a bad span in \"%.*s\"", (int)size, text);
            last = found[i].end;
            const struct dl_civil *reference = round % 2 == 0 ? NULL : &(struct dl_civil){ 2018, 7, 17 };
            dl_value_render(&found[i].when, reference, true, &v);
            const struct dl_ends ends = found[i].ends;
            if (ends.last == 0) continue;
            if (ends.first >= ends.first_end || ends.first_end > ends.last || found[i].start + ends.last >= last)
                ck_abort_msg("bad ends in \"%.*s\"", (int)size, text);
            dl_value_render_end(&found[i].when, reference, false, true, &v);
            dl_value_render_end(&found[i].when, reference, true, true, &v);
        }
        page_free(&page);
    }
    dl_dates_free(dates);
}
END_TEST

#define LOOP(tc, test, table) tcase_add_loop_test(tc, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("dates");
    TCase *tc = tcase_create("dates");
    tcase_add_unchecked_fixture(tc, read_lexicon, free_lexicon);
    tcase_set_timeout(tc, 60);
    LOOP(tc, tables, cases);
    LOOP(tc, edtf_and_alt, notations);
    tcase_add_test(tc, edtf_reads_back);
    tcase_add_test(tc, edtf_reader);
    tcase_add_test(tc, anchors);
    tcase_add_test(tc, lexicon_refuses_bad_rows);
    tcase_add_test(tc, lexicon_refuses_damage);
    tcase_add_test(tc, lexicon_finds_words);
    tcase_add_test(tc, triggers_pass);
    LOOP(tc, hostile_text_is_linear, hostile);
    tcase_add_test(tc, random_pieces);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
