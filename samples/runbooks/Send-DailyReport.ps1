# Sends yesterday's report by e-mail. An incomplete report is not sent, and the script ends with exit code 1.
#
# SmtpClient is part of .NET and needs no package, but Microsoft advises against it for new development, because it does
# not support many modern protocols. Send-MailMessage uses it too, and is obsolete. If your mail server needs more than
# STARTTLS and a password, send the same page with MailKit or with the API of your mail service.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $SmtpServer,

    [int] $Port = 587,

    [Parameter(Mandatory)]
    [string] $From,

    # Addresses, separated by commas.
    [Parameter(Mandatory)]
    [string] $To,

    [string] $Report = 'QueuePerformance',

    [string] $TimeZone = 'UTC',

    # A saved profile. Without it, the sign-in comes from GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
    # GENESYSCLOUD_OAUTHCLIENT_SECRET in the environment.
    [string] $ProfileName,

    # Sends without TLS, for a server on this machine.
    [switch] $NoTls
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($NoTls -and $env:SMTP_USER -and $SmtpServer -notin 'localhost', '127.0.0.1', '::1') {
    throw "The password in SMTP_PASSWORD would be sent to $SmtpServer unencrypted. Leave -NoTls out."
}
Import-Module GenesysReporting

$signIn = $ProfileName ? @{ ProfileName = $ProfileName } : @{ GrantType = 'ClientCredentials' }
$page = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).html"
try {
    $null = Connect-GenesysCloud @signIn
    $null = Invoke-GenesysReport $Report -Period Yesterday -TimeZone $TimeZone -OutFile $page -Layout Mail -RequireComplete

    $mail = [Net.Mail.MailMessage]::new($From, $To, "$Report of yesterday", (Get-Content $page -Raw))
    $mail.IsBodyHtml = $true
    $smtp = [Net.Mail.SmtpClient]::new($SmtpServer, $Port)
    $smtp.EnableSsl = -not $NoTls
    if ($env:SMTP_USER) { $smtp.Credentials = [Net.NetworkCredential]::new($env:SMTP_USER, $env:SMTP_PASSWORD) }
    $smtp.Send($mail)
    $smtp.Dispose()
    "Sent $Report to $To."
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
    Remove-Item $page -ErrorAction Ignore
}
