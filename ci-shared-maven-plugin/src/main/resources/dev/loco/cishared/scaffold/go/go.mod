module @image@

go 1.25
