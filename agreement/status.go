package agreement

// The statuses of an agreement. A status that is none of them is kept as it is
// written.
const (
	StatusActive     = "ACTIVE"      // its terms are in force
	StatusArchived   = "ARCHIVED"    // it ended, for no reason that is given
	StatusCancelled  = "CANCELLED"   // the acceptor ended it before its end date
	StatusExpired    = "EXPIRED"     // it ended on its end date
	StatusRenewed    = "RENEWED"     // a new agreement goes on from it, as by auto-renewal
	StatusReplaced   = "REPLACED"    // a replacement offer was accepted in its place
	StatusRolledBack = "ROLLED_BACK" // of a revision: it was undone because of an error, and an earlier one is in force
	StatusSuperseded = "SUPERSEDED"  // of a revision: another one is in force; the spelling of the service
	StatusSuperceded = "SUPERCEDED"  // the same; the spelling of its documentation
	StatusTerminated = "TERMINATED"  // AWS ended it before its end date, as after a failed payment
)

// The statuses of a billing adjustment request.
const (
	AdjustmentPending          = "PENDING"           // it is being looked at
	AdjustmentValidationFailed = "VALIDATION_FAILED" // it was refused; its statusMessage says why
	AdjustmentCompleted        = "COMPLETED"         // the invoice was adjusted
)

// The statuses of an agreement cancellation request.
const (
	CancellationPendingApproval  = "PENDING_APPROVAL"  // the buyer has yet to answer; it can be withdrawn
	CancellationApproved         = "APPROVED"          // the buyer agreed
	CancellationRejected         = "REJECTED"          // the buyer did not agree
	CancellationCancelled        = "CANCELLED"         // the seller withdrew it
	CancellationValidationFailed = "VALIDATION_FAILED" // it was refused; its statusMessage says why
)

// SameStatus reports whether a and b are one status of agreements, SUPERSEDED and
// SUPERCEDED being one.
func SameStatus(a, b string) bool { return spelled(a) == spelled(b) }

func spelled(status string) string {
	if status == StatusSuperceded {
		return StatusSuperseded
	}
	return status
}
