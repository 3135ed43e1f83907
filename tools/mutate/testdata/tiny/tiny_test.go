package tiny

import "testing"

func TestLargest(t *testing.T) {
	if got := Largest([]int{3, 7, 5}); got != 7 {
		t.Errorf("got %d", got)
	}
}

func TestFare(t *testing.T) {
	for name, test := range map[string]struct {
		kind string
		age  int
		away bool
		want int
	}{
		"child": {"bus", 5, false, 0},
		"away":  {"bus", 7, true, 0},
		"adult": {"bus", 30, false, 3},
		"boat":  {"boat", 30, false, 10},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Fare(test.kind, test.age, test.away); got != test.want || err != nil {
				t.Errorf("got %d, %v", got, err)
			}
		})
	}
}
