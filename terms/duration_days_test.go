package terms

import "testing"

func TestDurationLengthInDays(t *testing.T) {
	for text, want := range map[string][2]int64{
		"P0D":                  {0, 0},
		"P0M":                  {0, 0},
		"P1D":                  {1, 1},
		"P2W":                  {14, 14},
		"P1M":                  {28, 31},
		"P11M":                 {308, 341},
		"P12M":                 {365, 366},
		"P1Y":                  {365, 366},
		"P13M":                 {393, 397},
		"P23M":                 {673, 707},
		"P2Y":                  {730, 732},
		"P1Y1M1D":              {394, 398},
		"P1M15D":               {43, 46},
		"PT23H59M59S":          {0, 1},
		"PT24H":                {1, 1},
		"PT25H":                {1, 2},
		"P1DT24H":              {2, 2},
		"P1.5D":                {1, 2},
		"P1.5M":                {28, 62},
		"P11.5M":               {308, 366},
		"P1.5Y":                {533, 552}, // 18 months
		"PT0.5S":               {0, 1},
		"P999999999999999999Y": {365 * wholeMax, 366 * wholeMax},
	} {
		d, _ := ParseDuration(text)
		if shortest, longest := d.LengthInDays(); [2]int64{shortest, longest} != want {
			t.Errorf("%s lasts %d to %d days, want %v", text, shortest, longest, want)
		}
	}
}
