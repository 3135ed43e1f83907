package terms

import "time"

// Date is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
// Dates compare with ==, < and >. Whatever is read or worked out here lies in
// the years 0001 to 9999. The zero value is 1970-01-01, not the lack of a date.
type Date int32

const (
	firstDate Date = -719162 // 0001-01-01
	lastDate  Date = 2932896 // 9999-12-31
)

// DateOf returns the day of t in UTC; a time before the year 0001 has the
// first day of that year, one after 9999 the last of that.
func DateOf(t time.Time) Date {
	seconds := t.Unix()
	days := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		days--
	}
	return Date(clamp(days, int64(firstDate), int64(lastDate)))
}

// ParseDate parses a date written YYYY-MM-DD, in ASCII digits. It returns false for any
// other text and for a day that does not exist. There is no year 0000.
func ParseDate(s string) (Date, bool) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, _ := fixedNumber(s[:4]) // 0 for anything else, which no year, month or day is
	month, _ := fixedNumber(s[5:7])
	day, _ := fixedNumber(s[8:])
	if year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, time.Month(month)) {
		return 0, false
	}
	return dateOf(year, time.Month(month), day), true
}

// fixedNumber reads a few digits and nothing else: n is 0 for other text.
func fixedNumber(s string) (n int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String returns the date as YYYY-MM-DD.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// Time returns the start of the day in UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Sub returns the days from start to d, negative when d is the earlier.
func (d Date) Sub(start Date) int { return int(d) - int(start) }

// AddDays returns the date n days later, or earlier when n is negative. What
// lies before the year 0001 becomes its first day, what lies after 9999 the
// last day of that.
func (d Date) AddDays(n int) Date {
	sum, _ := d.plusDays(int64(n))
	return sum
}

// AddMonths returns the date n months later, or earlier when n is negative. A
// day that the month does not have becomes the month's last; the bounds are
// those of [Date.AddDays].
func (d Date) AddMonths(n int) Date {
	sum, _ := d.plusMonths(int64(n))
	return sum
}

// AddYears returns the date n years later, or earlier when n is negative. In
// a year without one, 29 February becomes the 28th; the bounds are those of
// [Date.AddDays].
func (d Date) AddYears(n int) Date {
	sum, _ := d.plusMonths(clamp(int64(n), -tooMany, tooMany) * 12)
	return sum
}

// tooMany days, months or years lead from any date beyond the bounds.
const tooMany = int64(lastDate-firstDate) + 1

// plusDays adds n days; the sum is the nearest bound when it is not ok.
func (d Date) plusDays(n int64) (sum Date, ok bool) {
	days := int64(d) + clamp(n, -tooMany, tooMany)
	sum = Date(clamp(days, int64(firstDate), int64(lastDate)))
	return sum, int64(sum) == days
}

// plusMonths adds n months; the sum is the nearest bound when it is not ok.
func (d Date) plusMonths(n int64) (sum Date, ok bool) {
	year, month, day := d.Time().Date()
	months := int64(year)*12 + int64(month-time.January) + clamp(n, -12*tooMany, 12*tooMany)
	switch {
	case months < 1*12:
		return firstDate, false
	case months >= 10000*12:
		return lastDate, false
	}
	year, month = int(months/12), time.January+time.Month(months%12)
	return dateOf(year, month, min(day, daysIn(year, month))), true
}

func clamp(n, low, high int64) int64 { return min(max(n, low), high) }

// dateOf counts the days since the first March of the year 0000. Years are taken to
// begin in March, so that a leap day comes last and the lengths of months repeat: 153
// days in five of them.
func dateOf(year int, month time.Month, day int) Date {
	const toEpoch = 719468 // from 0000-03-01 to 1970-01-01
	sinceMarch := month - time.March
	if month < time.March {
		year, sinceMarch = year-1, sinceMarch+12
	}
	y, m := uint(year), uint(sinceMarch) // neither is negative, and unsigned numbers are divided faster
	return Date(365*y+y/4-y/100+y/400+(153*m+2)/5) + Date(day-1-toEpoch)
}

// daysIn returns the length of a month.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
