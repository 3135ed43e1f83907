package schemas

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck/terms"
)

// A format is what a string in a schema file may be held to. Pattern says the
// same, as far as a regular expression can, for tools that do not know the
// format; it is not used here.
type format struct {
	check   func(string) bool
	pattern string
}

var formats = map[string]format{
	"absolute-url":                  {check: isAbsoluteURL, pattern: `^[A-Za-z][A-Za-z0-9+.-]*://[^\s/]+\S*$`},
	"account-id":                    {check: isAccountID, pattern: `^[0-9]{12}$`},
	"agreement-id":                  {check: isMadeOf("_/-"), pattern: `^[A-Za-z0-9_/-]*$`},
	"billing-adjustment-request-id": {check: isIDAfter("ba-"), pattern: `^ba-[a-zA-Z0-9]+$`},
	"cancellation-request-id":       {check: isIDAfter("acr-"), pattern: `^acr-[a-zA-Z0-9]+$`},
	"catalog-name":                  {check: isMadeOf(".-"), pattern: `^[A-Za-z0-9.-]*$`},
	"client-token":                  {check: isMadeOf("-"), pattern: `^[A-Za-z0-9-]*$`},
	"currency-code":                 {check: terms.IsCurrency, pattern: `^[A-Z]{3}$`},
	"letters":                       {check: isLetters, pattern: `^[A-Za-z]*$`},
	"page-token":                    {check: isMadeOf("+/=_-"), pattern: `^[A-Za-z0-9+/=_-]*$`},
	"no-revision":                   {check: hasNoRevision, pattern: `^([^@]*|[@$][\s\S]*|[^@]+@([\s\S]*[^0-9][\s\S]*)?)$`},
	"positive-decimal":              {check: isPositiveDecimal, pattern: `^[0-9]+(\.[0-9]+)?$`},
	"timestamp":                     {check: isTimestamp, pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2})$`},
	"change-set-name":               {check: isChangeSetName, pattern: `^[\w\s+=.:@-]*$`},
	"change-type":                   {check: isChangeType, pattern: `^[A-Z]\w*$`},
	"country-code":                  {check: terms.IsCountry, pattern: `^[A-Z]{2}$`},
	"date":                          {check: isDate, pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`},
	"decimal-2":                     {check: isDecimal(2), pattern: `^[0-9]+(\.[0-9]{1,2})?$`},
	"decimal-3":                     {check: isDecimal(3), pattern: `^[0-9]+(\.[0-9]{1,3})?$`},
	"decimal-8":                     {check: isDecimal(8), pattern: `^[0-9]+(\.[0-9]{1,8})?$`},
	"duration":                      {check: isDuration, pattern: `^P[0-9YMWDTHS.,]+$`},
	"no-angle-or-backslash":         {check: hasNoAngleOrBackslash, pattern: `^[^\\<>]*$`},
	"printable-ascii":               {check: isPrintable, pattern: `^[!-~]*$`},
	"reference":                     {check: isMeantAsReference, pattern: `^\s*\$|\.Entity\.Identifier\s*$`},
	"whole-duration":                {check: isWholeDuration, pattern: `^P[0-9YMD]+$`},
	"trimmed":                       {check: isTrimmed, pattern: `^([^ ]|[^ ][\s\S]*[^ ])?$`},
}

func isDecimal(places int) func(string) bool {
	return func(s string) bool { return terms.IsDecimal(s, places) }
}

func isDate(s string) bool {
	_, ok := terms.ParseDate(s)
	return ok
}

func isDuration(s string) bool {
	_, ok := terms.ParseDuration(s)
	return ok
}

// isWholeDuration takes the durations that the shapes AWS publishes have.
func isWholeDuration(s string) bool {
	d, ok := terms.ParseDuration(s)
	return ok && d.Unusual() == ""
}

func isAccountID(s string) bool { return len(s) == 12 && allBytes(s, isDigit) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWord(c byte) bool { return wordBytes[c] }

// wordBytes are the word characters of a regular expression.
var wordBytes = func() (is [256]bool) {
	for _, c := range []byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz") {
		is[c] = true
	}
	return is
}()

// hasNoRevision refuses the id of an entity with a revision behind it, such as
// prod-1@3. What begins with $ is no id.
func hasNoRevision(s string) bool {
	id, revision, _ := strings.Cut(s, "@")
	return id == "" || id[0] == '$' || !isDigits(revision)
}

func isChangeType(s string) bool {
	return s != "" && 'A' <= s[0] && s[0] <= 'Z' && allBytes(s, isWord)
}

// isMadeOf takes letters, digits and the further characters.
func isMadeOf(further string) func(string) bool {
	return func(s string) bool {
		return allBytes(s, func(c byte) bool { return isAlphanumeric(c) || strings.IndexByte(further, c) >= 0 })
	}
}

func isAlphanumeric(c byte) bool { return isWord(c) && c != '_' }

// isIDAfter takes letters and digits, at least one, after a prefix.
func isIDAfter(prefix string) func(string) bool {
	return func(s string) bool {
		id, ok := strings.CutPrefix(s, prefix)
		return ok && id != "" && allBytes(id, isAlphanumeric)
	}
}

func isLetters(s string) bool {
	return allBytes(s, func(c byte) bool { return isAlphanumeric(c) && !isDigit(c) })
}

// isPositiveDecimal takes an amount with any number of decimal places: how many
// there may be depends on the currency.
func isPositiveDecimal(s string) bool { return terms.IsDecimal(s, len(s)) && !terms.IsZero(s) }

// isTimestamp takes an RFC 3339 timestamp.
func isTimestamp(s string) bool {
	_, ok := terms.ParseDay(s)
	return ok && len(s) > len("YYYY-MM-DD")
}

// isChangeSetName takes the word characters and white space of a regular
// expression, and + = . : @ -.
func isChangeSetName(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !(r < 0x80 && isWord(byte(r)) || unicode.IsSpace(r) || strings.ContainsRune("+=.:@-", r))
	}) < 0
}

func isPrintable(s string) bool {
	return allBytes(s, func(c byte) bool { return '!' <= c && c <= '~' })
}

func hasNoAngleOrBackslash(s string) bool { return !strings.ContainsAny(s, `\<>`) }

func isTrimmed(s string) bool { return !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") }

// isMeantAsReference reports whether an id is, or was meant to be, a reference: how
// it is written is for the rules of references to judge.
func isMeantAsReference(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "$") || strings.HasSuffix(s, ".Entity.Identifier")
}

func isAbsoluteURL(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f }) || strings.ContainsAny(s, `<>"\`) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && u.Hostname() != ""
}

func allBytes(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return true
}
