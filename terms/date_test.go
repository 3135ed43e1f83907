package terms

import (
	"math"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, text := range []string{
		"0001-01-01", "1970-01-01", "1969-12-31", "2024-01-31", "2024-04-30", "2024-12-31", "9999-12-31",
		"2024-02-29", "2023-02-28", "2000-02-29", "1900-02-28", "1900-03-01", "2000-03-01", "2100-03-01",
	} {
		d, ok := ParseDate(text)
		if !ok || d.String() != text {
			t.Errorf("ParseDate(%q) = %v, %t", text, d, ok)
		}
	}
	for _, text := range []string{
		"0000-01-01", "0000-12-31", "2024-00-01", "2024-13-01", "2024-01-00", "2024-01-32", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31",
		"2024-02-30", "2023-02-29", "1900-02-29", "2100-02-29",
		"", "2024", "2024-01", "2024-1-1", "2024-001", "20240101", "2024/01/01", "2024-01/01", "2024/01-01", "01-01-2024", "2024-W01-1",
		"10000-01-01", "+2024-01-01", "-024-01-01", " 2024-01-01", "2024-01-01 ", "2024-01-1 ", "2024-01-+1",
		"2024-01-01T00:00:00Z", "２024-01-01", "202٤-01-01", "2024‐01‐01",
	} {
		if d, ok := ParseDate(text); ok {
			t.Errorf("ParseDate(%q) = %v", text, d)
		}
	}
}

func TestDateOf(t *testing.T) {
	tests := []struct {
		time time.Time
		want string
	}{
		{time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), "2024-05-01"},
		{time.Date(2024, 5, 1, 23, 59, 59, 999_999_999, time.UTC), "2024-05-01"},
		{time.Date(2024, 5, 1, 23, 59, 59, 0, time.FixedZone("", -3600)), "2024-05-02"},
		{time.Date(2024, 5, 1, 0, 0, 0, 0, time.FixedZone("", 1)), "2024-04-30"},
		{time.Unix(-1, 0), "1969-12-31"},
		{time.Unix(-secondsPerDay, 0), "1969-12-31"},
		{time.Unix(-secondsPerDay-1, 0), "1969-12-30"},
		{time.Time{}, "0001-01-01"},
		{time.Unix(-1<<62, 0), "0001-01-01"},
		{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), "9999-12-31"},
	}
	for _, test := range tests {
		if got := DateOf(test.time).String(); got != test.want {
			t.Errorf("DateOf(%v) = %s, want %s", test.time, got, test.want)
		}
	}
}

func TestDateOrder(t *testing.T) {
	day, next := mustDate(t, "2024-02-29"), mustDate(t, "2024-03-01")
	if day >= next || next.Sub(day) != 1 || day.Sub(next) != -1 || day.Sub(day) != 0 {
		t.Errorf("%v and %v are %d days apart", day, next, next.Sub(day))
	}
	if got := lastDate.Sub(firstDate); got != 3652058 {
		t.Errorf("%v to %v is %d days", firstDate, lastDate, got)
	}
	if got, want := day.Time(), time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC); got != want {
		t.Errorf("Time() = %v, want %v", got, want)
	}
}

func TestDateAdd(t *testing.T) {
	tests := []struct {
		start               string
		years, months, days int
		want                string
	}{
		{"2024-02-28", 0, 0, 1, "2024-02-29"},
		{"2024-02-28", 0, 0, 2, "2024-03-01"},
		{"2024-03-01", 0, 0, -1, "2024-02-29"},
		{"2024-05-01", 0, 0, 120, "2024-08-29"},
		{"2024-01-31", 0, 1, 0, "2024-02-29"},
		{"2024-03-31", 0, -1, 0, "2024-02-29"},
		{"2024-01-15", 0, -1, 0, "2023-12-15"},
		{"2024-12-31", 0, 2, 0, "2025-02-28"},
		{"2024-11-30", 0, 1, 0, "2024-12-30"},
		{"2024-02-29", 1, 0, 0, "2025-02-28"},
		{"2024-02-29", 4, 0, 0, "2028-02-29"},
		{"2024-02-29", -1, 0, 0, "2023-02-28"},
		{"9999-12-30", 0, 0, 1, "9999-12-31"},
		{"9999-12-31", 0, 0, 1, "9999-12-31"},
		{"9999-12-01", 0, 1, 0, "9999-12-31"},
		{"9999-01-01", 1, 0, 0, "9999-12-31"},
		{"0001-01-01", 0, 0, -1, "0001-01-01"},
		{"0001-01-31", 0, -1, 0, "0001-01-01"},
		{"0001-06-01", -1, 0, 0, "0001-01-01"},
		{"0001-01-01", 9998, 0, 0, "9999-01-01"},
		{"0001-01-01", 0, 0, 3652058, "9999-12-31"},
		{"0001-01-01", 0, 0, math.MaxInt, "9999-12-31"},
		{"0001-01-01", 0, math.MaxInt, 0, "9999-12-31"},
		{"0001-01-01", math.MaxInt, 0, 0, "9999-12-31"},
		{"9999-12-31", 0, 0, math.MinInt, "0001-01-01"},
		{"9999-12-31", 0, math.MinInt, 0, "0001-01-01"},
		{"9999-12-31", math.MinInt, 0, 0, "0001-01-01"},
	}
	for _, test := range tests {
		got := mustDate(t, test.start).AddYears(test.years).AddMonths(test.months).AddDays(test.days)
		if got.String() != test.want {
			t.Errorf("%s + %dY%dM%dD = %v, want %s", test.start, test.years, test.months, test.days, got, test.want)
		}
	}
}

// Every sum stays within the years, before anything else is added.
func TestDateAddMonthsAtBounds(t *testing.T) {
	for _, test := range []struct {
		start  string
		months int
		want   string
	}{
		{"0001-02-15", -1, "0001-01-15"},
		{"0001-01-15", -1, "0001-01-01"},
		{"0001-02-15", -2, "0001-01-01"},
		{"9999-11-15", 1, "9999-12-15"},
		{"9999-12-15", 1, "9999-12-31"},
		{"9999-11-15", 2, "9999-12-31"},
	} {
		if got := mustDate(t, test.start).AddMonths(test.months).String(); got != test.want {
			t.Errorf("%s + %d months = %s, want %s", test.start, test.months, got, test.want)
		}
	}
}

func TestDateAllocatesNothing(t *testing.T) {
	allocs := testing.AllocsPerRun(100, func() {
		d, _ := ParseDate("2024-02-29")
		d = d.AddDays(1).AddMonths(1).AddYears(1)
		_ = DateOf(d.Time())
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2024-02-29", "2023-02-29", "0000-01-01", "9999-12-31", "2024-1-1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := ParseDate(text)
		want, err := time.Parse(time.DateOnly, text)
		if wantOK := err == nil && want.Year() >= 1; ok != wantOK || ok && d.Time() != want {
			t.Errorf("ParseDate(%q) = %v, %t; time.Parse: %v, %v", text, d, ok, want, err)
		}
		if ok && d.String() != text {
			t.Errorf("%q is printed as %q", text, d)
		}
	})
}

func mustDate(t *testing.T, text string) Date {
	t.Helper()
	d, ok := ParseDate(text)
	if !ok {
		t.Fatalf("ParseDate(%q) refused", text)
	}
	return d
}
