package agreements

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// Time reads a timestamp of the service: an RFC 3339 string, or seconds since
// 1970 as a number, which is read to the millisecond, as the service gives it.
// The time is in UTC. It is false for anything else, and for what is not in the
// years 1 to 9999.
func Time(n jsondoc.Node) (time.Time, bool) {
	var t time.Time
	var err error
	switch n.Kind() {
	case jsondoc.String:
		t, err = time.Parse(time.RFC3339, strings.ToUpper(n.Text())) // T and Z may be small
	case jsondoc.Number:
		t, err = parseSeconds(n.Raw())
	default:
		return t, false
	}
	t = t.UTC()
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, false
	}
	return t, true
}

// parseSeconds rounds to the millisecond: a float64 is exact to far less than
// that for as long as years have four digits.
func parseSeconds(number string) (time.Time, error) {
	seconds, err := strconv.ParseFloat(number, 64)
	if err == nil && math.Abs(seconds) > 1e12 { // some 30,000 years; an int64 holds it as milliseconds
		err = strconv.ErrRange
	}
	if err != nil {
		return time.Time{}, err
	}
	return time.UnixMilli(int64(math.Round(seconds * 1000))), nil
}
