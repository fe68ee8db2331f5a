path "/" {
 policy = "banana"
}
