package jsondoc

import "fmt"

// A Sign is a 16-byte fingerprint of a name. It is exact for names of up to 15 bytes (see
// IsWhole). For a longer name it has the first 8 and the last 7 bytes: if two such signs
// are equal, the names must be compared.
type Sign struct {
	first uint64 // the first eight bytes, little endian
	rest  uint64 // the next, or the last, seven bytes; the length in the highest byte
}

const (
	lengthAt = 56 // the bit where the length begins
	longName = 16 // the length of all longer names
	notWhole = longName << lengthAt
)

// IsWhole reports whether the sign is exact: no other name has it.
func (s Sign) IsWhole() bool { return s.rest < notWhole }

// SignOf is the sign of a name.
func SignOf(name string) Sign {
	switch n := len(name); {
	case n >= longName:
		return Sign{eight(name, 0), eight(name, n-8)>>8 | notWhole}
	case n >= 8:
		return Sign{eight(name, 0), eight(name, n-8)>>(8*(16-n)) | uint64(n)<<lengthAt}
	case n >= 4:
		return Sign{four(name, 0) | four(name, n-4)<<(8*(n-4)), uint64(n) << lengthAt}
	case n > 0: // some of the three may be the same
		return Sign{uint64(name[0]) | uint64(name[n/2])<<(8*(n/2)) | uint64(name[n-1])<<(8*(n-1)), uint64(n) << lengthAt}
	}
	return Sign{}
}

// WholeSign returns the exact sign of a name. It panics if the name is too long for one.
func WholeSign(name string) Sign {
	s := SignOf(name)
	if !s.IsWhole() {
		panic(fmt.Sprintf("jsondoc: %s is too long for its sign to be whole", name))
	}
	return s
}

// signIn is the sign of the name from start to end in a text.
func signIn(text string, start, end int) Sign {
	if n := end - start; n < 8 && start+8 <= len(text) {
		return Sign{eight(text, start) & (1<<(8*n) - 1), uint64(n) << lengthAt}
	}
	return SignOf(text[start:end])
}

// bit is one of 64, and not the same for most names.
func (s Sign) bit() uint64 { return 1 << ((s.first + s.rest) * 0x9E3779B97F4A7C15 >> 58) }

// eight are the eight bytes of s from i on, the first lowest.
func eight(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// four are the four bytes of s from i on, the first lowest.
func four(s string, i int) uint64 {
	s = s[i : i+4]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
