module loco/hello-world

go 1.25
