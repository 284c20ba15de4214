# build | test | demo | docs | catalog | package | bench; the work is done by the program in build/.
Push-Location $PSScriptRoot
try {
    dotnet run --project build -- @args
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
