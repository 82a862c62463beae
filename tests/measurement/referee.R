# Independent referee of `hocvuso assess`: Rasch by eRm, Mantel-Haenszel and integrals by base R.
# usage: Rscript referee.R PROGRAM FOLDER; ends with "N passed, N failed"
suppressMessages(library(eRm))
args <- commandArgs(TRUE); program <- args[1]; folder <- args[2]
passed <- 0; failed <- 0
check <- function(name, ours, theirs, tolerance) {
  off <- max(abs(ours - theirs))
  if (is.finite(off) && off <= tolerance) { passed <<- passed + 1; cat(sprintf("ok  %s: largest difference %.2e\n", name, off)) }
  else { failed <<- failed + 1; cat(sprintf("BAD %s: largest difference %.2e > %g\n", name, off, tolerance)) }
}
run <- function(...) read.csv(text = system2(program, c("assess", ...), stdout = TRUE), check.names = FALSE)
file <- function(name) file.path(folder, name)

set.seed(757)
n <- 800; k <- 14
b <- seq(-2, 2, length.out = k); theta <- rnorm(n)
x <- matrix(as.integer(runif(n * k) < plogis(outer(theta, b, "-"))), n, k, dimnames = list(NULL, paste0("i", 1:k)))
write.csv(data.frame(person = 1:n, x), file("full.csv"), row.names = FALSE, quote = FALSE)
holes <- x; holes[1:400, 1:3] <- NA; holes[401:800, 12:14] <- NA
write.csv(data.frame(person = 1:n, holes), file("holes.csv"), row.names = FALSE, quote = FALSE, na = "")
for (name in c("full", "holes")) {
  theirs <- RM(if (name == "full") x else holes, sum0 = TRUE)
  ours <- run("calibrate", "--responses", file(paste0(name, ".csv")), "--model", "rasch-cml")
  check(paste("Rasch CML difficulties,", name), ours$b, -theirs$betapar, 1e-3)
  check(paste("Rasch CML standard errors,", name), ours$se_b, theirs$se.beta, 1e-3)
  check(paste("Rasch CML log-likelihood,", name), ours$log_likelihood[1], theirs$loglik, 1e-3)
}

sex <- rep(c("F", "M"), n / 2)
write.csv(data.frame(person = 1:n, sex = sex, x), file("dif.csv"), row.names = FALSE, quote = FALSE)
ours <- run("dif", "--responses", file("dif.csv"), "--group", "sex", "--focal", "F")
total <- rowSums(x)
theirs <- t(sapply(1:k, function(i) {
  strata <- Filter(function(s) length(unique(sex[total == s])) == 2 && sum(total == s) > 1, sort(unique(total)))
  keep <- total %in% strata
  m <- mantelhaen.test(table(factor(sex[keep], c("M", "F")), factor(x[keep, i], c(1, 0)), factor(total[keep])), correct = TRUE)
  c(m$statistic, m$p.value, m$estimate)
}))
check("Mantel-Haenszel chi-square", ours$chi_square, theirs[, 1], 1e-6)
check("Mantel-Haenszel p", ours$p, theirs[, 2], 1e-6)
check("Mantel-Haenszel odds ratio", ours$odds_ratio, theirs[, 3], 1e-6)

a <- runif(k, 0.5, 2.5)
write.csv(data.frame(item = paste0("i", 1:k), a = a, b = b), file("items.csv"), row.names = FALSE, quote = FALSE)
patterns <- x[1:100, ]; patterns[sample(length(patterns), 200)] <- NA
text <- apply(patterns, 1, function(p) paste(ifelse(is.na(p), "-", p), collapse = ""))
write.csv(data.frame(id = 1:100, pattern = text), file("patterns.csv"), row.names = FALSE, quote = FALSE)
ours <- run("score", "--items", file("items.csv"), "--patterns", file("patterns.csv"))
loglik <- function(t, p) sum(ifelse(is.na(p), 0, ifelse(p == 1, plogis(a * (t - b), log.p = TRUE), plogis(-a * (t - b), log.p = TRUE))))
moment <- function(p, power, centre = 0) {
  top <- optimize(function(t) loglik(t, p) + dnorm(t, log = TRUE), c(-8, 8), maximum = TRUE)$objective
  integrate(Vectorize(function(t) (t - centre)^power * exp(loglik(t, p) + dnorm(t, log = TRUE) - top)), -10, 10, rel.tol = 1e-11, subdivisions = 1000)$value
}
eap <- apply(patterns, 1, function(p) moment(p, 1) / moment(p, 0))
sd <- sapply(1:100, function(i) sqrt(moment(patterns[i, ], 2, eap[i]) / moment(patterns[i, ], 0)))
check("EAP", ours$eap, eap, 1e-6)
check("EAP standard deviation", ours$eap_sd, sd, 1e-6)
mode <- function(p, extra) optimize(function(t) loglik(t, p) + extra(t, p), c(-9, 9), maximum = TRUE, tol = 1e-9)$maximum
check("MAP", ours$map, apply(patterns, 1, mode, function(t, p) dnorm(t, log = TRUE)), 1e-4)
info <- function(t, p) { q <- plogis(a * (t - b)); sum((a^2 * q * (1 - q))[!is.na(p)]) }
check("WL", ours$wl, apply(patterns, 1, mode, function(t, p) 0.5 * log(info(t, p))), 1e-4)
mixed <- !is.na(ours$ml)
check("ML", ours$ml[mixed], apply(patterns[mixed, ], 1, mode, function(t, p) 0), 1e-4)
cat(sprintf("%d passed, %d failed\n", passed, failed))
quit(status = if (failed == 0) 0 else 1)
