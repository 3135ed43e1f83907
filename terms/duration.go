package terms

import "strings"

// Duration is an ISO 8601 duration as it was written, together with what it
// amounts to on a calendar: months, days and seconds, which never turn into
// one another. Twelve months are a year, seven days a week and sixty minutes
// an hour, but 30 days are not a month and 24 hours are not a day.
//
// Compare durations with [Duration.Equal]; == also compares how they are
// written. The zero value is a zero duration without text.
type Duration struct {
	text     string
	amount   calendar
	weeks    bool // written in weeks
	timePart bool // has components after T
	fraction bool // the last component has a decimal mark
}

// calendar is what a duration amounts to. A duration has at most one
// fraction, that of its last component; here it is what remains of it once
// it has been turned into months, days or seconds.
type calendar struct {
	months, days, seconds int64

	fraction   int64 // in parts of fractionOne
	fractionOf unit  // unitMonth, unitDay or unitSecond; 0 without a fraction
}

// unit is a component of a duration; they are written in this order.
type unit uint8

const (
	unitYear unit = iota + 1
	unitMonth
	unitWeek
	unitDay
	unitHour
	unitMinute
	unitSecond
)

// ParseDuration parses an ISO 8601 duration of the form PnYnMnDTnHnMnS or PnW. It returns
// false for any other text. At least one component is given, and at least one after a T.
// Designators are capitals and come in that order, weeks come alone, there is no sign, and
// digits are ASCII. The last component may have a fraction, after a dot or a comma and with
// a digit on either side. The alternative format (P0001-02-03) is not supported.
//
// There is no limit on the length of a number: a component beyond 1e15 counts as 1e15. A
// fraction that is not a whole number of months, days or seconds counts to 16 places of
// those; it never becomes zero.
func ParseDuration(s string) (Duration, bool) {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return Duration{}, false
	}
	d := Duration{text: s}
	last := unit(0)
	for rest != "" {
		if !d.timePart {
			rest, d.timePart = strings.CutPrefix(rest, "T")
		}
		n, after, ok := scanNumber(rest)
		if !ok || after == "" || d.fraction {
			return Duration{}, false
		}
		u := unitOf(after[0], d.timePart)
		rest = after[1:]
		if u <= last || u == unitWeek && (last != 0 || rest != "") {
			return Duration{}, false
		}
		d.weeks = u == unitWeek
		d.fraction = n.fraction != ""
		d.amount.add(u, n)
		last = u
	}
	return d, true
}

// unitOf answers 0, which is before every unit, for what is no designator.
func unitOf(designator byte, timePart bool) unit {
	if timePart {
		switch designator {
		case 'H':
			return unitHour
		case 'M':
			return unitMinute
		case 'S':
			return unitSecond
		}
		return 0
	}
	switch designator {
	case 'Y':
		return unitYear
	case 'M':
		return unitMonth
	case 'W':
		return unitWeek
	case 'D':
		return unitDay
	}
	return 0
}

func (c *calendar) add(u unit, n number) {
	switch u {
	case unitYear:
		c.months += c.times(n, 12, unitMonth)
	case unitMonth:
		c.months += c.times(n, 1, unitMonth)
	case unitWeek:
		c.days += c.times(n, 7, unitDay)
	case unitDay:
		c.days += c.times(n, 1, unitDay)
	case unitHour:
		c.seconds += c.times(n, 60*60, unitSecond)
	case unitMinute:
		c.seconds += c.times(n, 60, unitSecond)
	case unitSecond:
		c.seconds += c.times(n, 1, unitSecond)
	}
}

// times returns the whole part of n times factor, and keeps the fraction that
// remains as one of base.
func (c *calendar) times(n number, factor int64, base unit) int64 {
	carried, fraction := scaleFraction(n.fraction, factor)
	if fraction != 0 {
		c.fraction, c.fractionOf = fraction, base
	}
	return n.whole*factor + carried
}

// String returns the duration as it was written.
func (d Duration) String() string { return d.text }

// IsZero reports whether the duration amounts to nothing, in whatever unit it
// says so.
func (d Duration) IsZero() bool { return d.amount == calendar{} }

// Equal reports whether two durations are the same on every calendar: P12M is
// P1Y, P7D is P1W, PT60M is PT1H and P0.5Y is P6M; P30D is not P1M and PT24H
// is not P1D. All zero durations are equal.
func (d Duration) Equal(other Duration) bool { return d.amount == other.amount }

// Months returns the duration in months, years counting as twelve; ok is
// false when it does not amount to a whole number of them and nothing else.
func (d Duration) Months() (n int64, ok bool) {
	return d.amount.months, d.amount == calendar{months: d.amount.months}
}

// WholeDays returns the duration in days, weeks counting as seven; ok is
// false when it does not amount to a whole number of them and nothing else.
// Hours never make a day: PT24H is not in whole days.
func (d Duration) WholeDays() (n int64, ok bool) {
	return d.amount.days, d.amount == calendar{days: d.amount.days}
}

// Unusual names, in words for a warning, what the duration uses that ISO 8601
// allows and the shapes AWS publishes (whole years, months and days) do not
// have: "weeks", "a time part", "a fraction", or one of the first two "and a
// fraction". It is empty for the usual duration.
func (d Duration) Unusual() string {
	switch {
	case d.weeks && d.fraction:
		return "weeks and a fraction"
	case d.timePart && d.fraction:
		return "a time part and a fraction"
	case d.weeks:
		return "weeks"
	case d.timePart:
		return "a time part"
	case d.fraction:
		return "a fraction"
	}
	return ""
}

// AddTo returns the day on which a duration that starts with start has passed:
// years and months are added first, together, and a day that the month does
// not have becomes its last one; then come weeks, days, and every 24 hours of
// a time part. What remains, less than a month or a day, is left out. ok is
// false when the day lies after the year 9999, and end is then its last.
func (d Duration) AddTo(start Date) (end Date, ok bool) {
	end, ok = start.plusMonths(d.amount.months)
	if !ok {
		return end, false
	}
	return end.plusDays(d.amount.days + d.amount.seconds/secondsPerDay)
}

// Spans reports whether a duration that starts with start has passed just when
// end begins. It never has when it leaves a part of a month or a day over.
func (d Duration) Spans(start, end Date) bool {
	sum, ok := d.AddTo(start)
	return ok && sum == end && d.amount.seconds%secondsPerDay == 0 && d.amount.fraction == 0
}
