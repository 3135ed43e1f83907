// Package errcodes holds the codes that AWS documents for offers, the table of
// documented rows, and what a check comes to: findings, undecided rows, the
// report.
//
// A row is one line of one of AWS's tables: a field's validation rule (found by
// StartChangeSet at once, phase sync) or an asynchronous error (found by
// DescribeChangeSet later, phase async). Its id is stable.
//
// This is the second floor: it knows nothing of documents, schemas or rules.
package errcodes
