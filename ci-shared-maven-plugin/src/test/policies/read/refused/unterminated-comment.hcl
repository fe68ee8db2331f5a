path "a" {} /* never
closed
