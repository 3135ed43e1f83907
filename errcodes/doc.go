// Package errcodes holds the error codes that AWS documents for offers and agreements, and
// the table of documented rows.
//
// A row is one line of one of AWS's tables: a field's validation rule (reported by
// StartChangeSet at once, phase sync) or an asynchronous error (reported by
// DescribeChangeSet later, phase async). Its id is stable.
//
// An [Edition] is what AWS's pages said at one time. Each has its own table; a row that
// several editions have keeps its id. [Edition.ChangesSince] says what AWS changed.
package errcodes
