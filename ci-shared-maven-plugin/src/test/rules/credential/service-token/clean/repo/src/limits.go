if s.MaxConnectionBytesPerSec > 0 {
	token = s.multilineTagIndentFactor
}
