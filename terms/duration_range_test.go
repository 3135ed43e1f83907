package terms

import "testing"

func TestDurationMeetsMonths(t *testing.T) {
	tests := []struct {
		duration        string
		bound           int64
		shorter, longer bool
	}{
		// Months against months are exact.
		{"P11M", 12, true, false},
		{"P12M", 12, false, false},
		{"P13M", 12, false, true},
		{"P1Y", 12, false, false},
		{"P144M", 144, false, false},
		{"P145M", 144, false, true},
		{"P11.9M", 12, true, false},
		{"P12.1M", 12, false, true},
		{"P1.5M", 1, false, true},
		{"P1.5M", 2, true, false},
		{"P1.00000000000000000001M", 1, false, true},
		// Days: 28 a month are enough for a minimum, 31 not too many for a maximum.
		{"P27D", 1, true, false},
		{"P28D", 1, false, false},
		{"P31D", 1, false, false},
		{"P32D", 1, false, true},
		{"P335D", 12, true, false},
		{"P336D", 12, false, false},
		{"P372D", 12, false, false},
		{"P373D", 12, false, true},
		{"P3W", 1, true, false},
		{"P4W", 1, false, false},
		{"P4464D", 144, false, false},
		{"P4465D", 144, false, true},
		// Mixtures: their months take part as such.
		{"P1M27D", 2, true, false},
		{"P1M28D", 2, false, false},
		{"P1M31D", 2, false, false},
		{"P1M32D", 2, false, true},
		{"P144M1D", 144, false, true},
		{"P143M31D", 144, false, false},
		// Time is exact, at 24 hours a day.
		{"P27DT23H59M59S", 1, true, false},
		{"P27DT24H", 1, false, false},
		{"P31DT0S", 1, false, false},
		{"P31DT1S", 1, false, true},
		{"P31DT0.1S", 1, false, true},
		{"PT672H", 1, false, false},
		{"P27.9D", 1, true, false},
		// Nothing at all is too short for every range.
		{"P0M", 0, true, false},
		{"PT0S", 0, true, false},
		{"P0D", -1, true, true},
		{"P1D", 0, false, true},
		// Bounds without sense.
		{"P1M", 1<<63 - 1, true, false},
		{"P1M", -1 << 63, false, true},
	}
	for _, test := range tests {
		d := mustDuration(t, test.duration)
		if got := d.ShorterThanMonths(test.bound); got != test.shorter {
			t.Errorf("%s is shorter than %d months: %t", test.duration, test.bound, got)
		}
		if got := d.LongerThanMonths(test.bound); got != test.longer {
			t.Errorf("%s is longer than %d months: %t", test.duration, test.bound, got)
		}
	}
}

func TestDurationMeetsDays(t *testing.T) {
	tests := []struct {
		duration        string
		bound           int64
		shorter, longer bool
	}{
		// Days against days are exact.
		{"P6D", 7, true, false},
		{"P7D", 7, false, false},
		{"P8D", 7, false, true},
		{"P1W", 7, false, false},
		{"P6.9D", 7, true, false},
		{"P7.1D", 7, false, true},
		{"P6DT23H59M59S", 7, true, false},
		{"P6DT24H", 7, false, false},
		{"P7DT1S", 7, false, true},
		// Months: 31 days for a minimum, 28 for a maximum.
		{"P1M", 31, false, false},
		{"P1M", 32, true, false},
		{"P1M", 28, false, false},
		{"P1M", 27, false, true},
		{"P3M", 90, false, false},
		{"P4M", 90, false, true},
		{"P3M", 84, false, false},
		{"P3M", 83, false, true},
		{"P12M", 365, false, false},
		// Mixtures: months at those lengths, and the days.
		{"P1M15D", 46, false, false},
		{"P1M15D", 47, true, false},
		{"P1M15D", 43, false, false},
		{"P1M15D", 42, false, true},
		// A part of a month is that part of 28 or 31 days.
		{"P0.5M", 15, false, false},
		{"P0.5M", 16, true, false},
		{"P0.5M", 14, false, false},
		{"P0.5M", 13, false, true},
		{"P0.5Y", 167, false, true},
		// Nothing at all is too short for every range.
		{"P0D", 0, true, false},
		{"P0Y", 0, true, false},
		{"PT1S", 0, false, true},
		// Bounds without sense.
		{"P1D", 1<<63 - 1, true, false},
		{"P1D", -1 << 63, false, true},
	}
	for _, test := range tests {
		d := mustDuration(t, test.duration)
		if got := d.ShorterThanDays(test.bound); got != test.shorter {
			t.Errorf("%s is shorter than %d days: %t", test.duration, test.bound, got)
		}
		if got := d.LongerThanDays(test.bound); got != test.longer {
			t.Errorf("%s is longer than %d days: %t", test.duration, test.bound, got)
		}
	}
}

func TestDurationShorterThanDaysAnd(t *testing.T) {
	tests := []struct {
		duration string
		days     int64
		other    string
		want     bool
	}{
		// Days are exact.
		{"P394D", 30, "P365D", true},
		{"P395D", 30, "P365D", false},
		{"P395D", 31, "P365D", true},
		{"P2W", 7, "P1W", false},
		{"P2W", 8, "P1W", true},
		// So are equal months, whatever their length.
		{"P12M", 0, "P1Y", false},
		{"P12M", 1, "P1Y", true},
		{"P12M1D", 1, "P1Y", false},
		// More months on the left may have 31 days, more on the right 28.
		{"P13M", 31, "P12M", false},
		{"P13M", 32, "P12M", true},
		{"P12M", 7, "P365D", false},
		{"P12M", 8, "P365D", true},
		{"P366D", 30, "P12M", false},
		{"P365D", 30, "P12M", true},
		// Time is exact at 24 hours a day.
		{"P30DT1H", 30, "PT1H", false},
		{"P30DT1H", 30, "PT2H", true},
		{"PT720H", 29, "PT24H", false},
		{"PT719H", 29, "PT24H", true},
		{"P31DT1H", 30, "PT2H", false},
		{"PT24H", 1, "PT1H", true},
		// A fraction is given the benefit of the doubt.
		{"P30.1D", 31, "P0D", false},
		{"P30.1D", 32, "P0D", true},
		{"P1.1M", 62, "P0D", false},
		{"P1.1M", 63, "P0D", true},
		{"PT86399.5S", 1, "P0D", false},
		{"PT86398.5S", 1, "P0D", true},
		{"P30D", 30, "P0.9D", false},
	}
	for _, test := range tests {
		got := mustDuration(t, test.duration).ShorterThanDaysAnd(test.days, mustDuration(t, test.other))
		if got != test.want {
			t.Errorf("%s is shorter than %d days and %s: %t", test.duration, test.days, test.other, got)
		}
	}
}

// A duration is out of a range only when it is so from every start: counted
// out on the calendar it is never on the other side of the bound.
func TestDurationOutOfRangeOnEveryCalendar(t *testing.T) {
	durations := []string{"P1M", "P2M", "P27D", "P28D", "P31D", "P32D", "P59D", "P62D", "P1M27D", "P1M28D", "P1M31D", "P1M32D", "P12M1D", "P365D"}
	first, last := mustDate(t, "2023-01-01"), mustDate(t, "2024-12-31")
	for _, text := range durations {
		d := mustDuration(t, text)
		for start := first; start <= last; start++ {
			if start.Time().Day() > 28 {
				continue // an end clamped to the end of its month is no measure
			}
			end, _ := d.AddTo(start)
			for months := range 14 {
				bound := start.AddMonths(months)
				if d.ShorterThanMonths(int64(months)) && end >= bound {
					t.Fatalf("%s is shorter than %d months, but not from %v", text, months, start)
				}
				if d.LongerThanMonths(int64(months)) && end <= bound {
					t.Fatalf("%s is longer than %d months, but not from %v", text, months, start)
				}
			}
			days := end.Sub(start)
			if d.ShorterThanDays(int64(days)) || d.LongerThanDays(int64(days)) {
				t.Fatalf("%s has %d days from %v, but is out of that range", text, days, start)
			}
		}
	}
}
