package terms

// A range of months or days meets a duration in another unit without guessing
// the length of a month: one has 28 days at least and 31 at most, and a
// duration is out of a range only when it is so for every length. In a
// mixture (P1M15D) the months take part as such and the days on top.
//
// An hour is a 24th of a day here, so that P6DT12H is shorter than 7 days and
// longer than 6.

const (
	shortestMonth = 28
	longestMonth  = 31
	secondsPerDay = 24 * 60 * 60
)

// ShorterThanMonths reports whether the duration is too short for a range that
// starts at min months: it has fewer months, or fewer than 28 days for each
// month of min, a month of its own counting as one. A zero duration is too
// short for every range.
func (d Duration) ShorterThanMonths(min int64) bool {
	days, _ := d.inDays(shortestMonth)
	return days/shortestMonth < min || d.IsZero()
}

// LongerThanMonths reports whether the duration is too long for a range that
// ends at max months: it has more months, or more than 31 days for each month
// of max, a month of its own counting as one.
func (d Duration) LongerThanMonths(max int64) bool {
	days, more := d.inDays(longestMonth)
	months, over := days/longestMonth, days%longestMonth != 0 || more
	return months > max || months == max && over
}

// ShorterThanDays reports whether the duration is too short for a range that
// starts at min days, a month counting as 31 of them. A zero duration is too
// short for every range.
func (d Duration) ShorterThanDays(min int64) bool {
	days, _ := d.inDays(longestMonth)
	return days < min || d.IsZero()
}

// LongerThanDays reports whether the duration is too long for a range that ends
// at max days, a month counting as 28 of them.
func (d Duration) LongerThanDays(max int64) bool {
	days, more := d.inDays(shortestMonth)
	return days > max || days == max && more
}

// inDays returns the full days of the duration when a month has that many of
// them, and whether there is more.
func (d Duration) inDays(month int64) (days int64, more bool) {
	a := d.amount
	days = a.months*month + a.days + a.seconds/secondsPerDay
	if a.fractionOf == unitMonth {
		part := a.fraction * month
		return days + part/fractionOne, part%fractionOne != 0
	}
	return days, a.seconds%secondsPerDay != 0 || a.fraction != 0
}

// ShorterThanDaysAnd reports whether d is shorter than that many days and other
// after them, whatever the length of the months in which they differ. A
// fraction counts for a whole in d and for nothing in other.
func (d Duration) ShorterThanDaysAnd(days int64, other Duration) bool {
	a, b := d.amount, other.amount
	switch a.fractionOf {
	case unitMonth:
		a.months++
	case unitDay:
		a.days++
	case unitSecond:
		a.seconds++
	}
	months, length := a.months-b.months, int64(longestMonth)
	if months < 0 {
		length = shortestMonth
	}
	more := months*length + a.days + a.seconds/secondsPerDay - b.days - b.seconds/secondsPerDay
	return more < days || more == days && a.seconds%secondsPerDay < b.seconds%secondsPerDay
}
