package terms

const (
	shortestYear = 365
	longestYear  = 366
)

// LengthInDays returns how many days the duration has at the shortest and at the longest.
// Days count as they are, months as [MonthsInDays] has them. What is less than a day, and a
// fraction of a month, counts for nothing at the shortest and for a whole at the longest.
func (d Duration) LengthInDays() (shortest, longest int64) {
	a := d.amount
	days := a.days + a.seconds/secondsPerDay
	shortest, longest = MonthsInDays(a.months)
	shortest += days
	switch {
	case a.fractionOf == unitMonth:
		_, longest = MonthsInDays(a.months + 1)
	case a.seconds%secondsPerDay != 0 || a.fraction != 0:
		days++
	}
	return shortest, longest + days
}

// MonthsInDays returns how many days n months have at the shortest and at the longest.
// Twelve months are a year of 365 or 366 days, each further month has 28 to 31.
func MonthsInDays(n int64) (shortest, longest int64) {
	years, months := n/12, n%12
	return years*shortestYear + months*shortestMonth, years*longestYear + months*longestMonth
}
