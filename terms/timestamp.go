package terms

import "strings"

// ParseDay reads a date as [ParseDate] does, or an RFC 3339 timestamp, of
// which it returns the day in UTC. DescribeEntity gives either.
func ParseDay(s string) (Date, bool) {
	const dateLen = len("YYYY-MM-DD")
	if len(s) <= dateLen {
		return ParseDate(s)
	}
	day, ok1 := ParseDate(s[:dateLen])
	shift, ok2 := scanTime(s[dateLen:])
	if !ok1 || !ok2 {
		return 0, false
	}
	return day.plusDays(int64(shift))
}

// scanTime reads what follows the date of an RFC 3339 timestamp, THH:MM:SS
// with fraction and offset, and returns by how many days the day in UTC
// differs from the one written.
func scanTime(s string) (days int, ok bool) {
	if len(s) < len("THH:MM:SSZ") || s[0] != 'T' && s[0] != 't' || s[6] != ':' {
		return 0, false
	}
	minute, ok1 := scanClock(s[1:6])
	second, ok2 := fixedNumber(s[7:9])
	rest, ok3 := cutFraction(s[9:])
	offset, ok4 := scanOffset(rest)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, false
	}
	const day = 24 * 60
	minute += day - offset // counted from the day before, so never negative
	leapSecond := second == 60 && minute%day == day-1
	return minute/day - 1, second < 60 || leapSecond
}

// scanClock reads HH:MM as minutes.
func scanClock(s string) (minutes int, ok bool) {
	if len(s) != len("HH:MM") || s[2] != ':' {
		return 0, false
	}
	hour, ok1 := fixedNumber(s[:2])
	minute, ok2 := fixedNumber(s[3:])
	return hour*60 + minute, ok1 && ok2 && hour < 24 && minute < 60
}

// scanOffset reads Z or ±HH:MM as the minutes that a clock is ahead of UTC.
func scanOffset(s string) (minutes int, ok bool) {
	switch {
	case s == "Z" || s == "z":
		return 0, true
	case strings.HasPrefix(s, "+"):
		return scanClock(s[1:])
	case strings.HasPrefix(s, "-"):
		minutes, ok = scanClock(s[1:])
		return -minutes, ok
	}
	return 0, false
}

// cutFraction cuts a fraction of a second off the start of s, if it has one.
func cutFraction(s string) (rest string, ok bool) {
	after, found := strings.CutPrefix(s, ".")
	if !found {
		return s, true
	}
	digits, rest := leadingDigits(after)
	return rest, digits != ""
}
