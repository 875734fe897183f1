<#
.SYNOPSIS
  Takes a task sequence, with everything it needs, from one site to another.
.DESCRIPTION
  Leaves in the folder the archive, the plan of the import, and what to enter again. Windows PowerShell 5.1 or later.
.EXAMPLE
  .\lab-to-production.ps1 -Name 'Deploy Windows 11' -From LAB -To PRD -Folder D:\Exports
#>
param(
  [Parameter(Mandatory)] [string] $Name,
  [Parameter(Mandatory)] [string] $From,
  [Parameter(Mandatory)] [string] $To,
  [Parameter(Mandatory)] [string] $Folder
)
$ErrorActionPreference = 'Stop'

function Invoke-Tsferry {
  & tsferry @args
  # 4 means that the plan has something to decide.
  if ($LASTEXITCODE -ne 0) { throw "tsferry $($args[0]) ended with exit code $LASTEXITCODE." }
}

$archive = Join-Path $Folder "$Name.zip"
Invoke-Tsferry export $Name --site $From --to $archive --yes
Invoke-Tsferry verify $archive

# The plan is kept for whoever approves it. The import does exactly this, or changes nothing.
Invoke-Tsferry import $archive --site $To --dry-run | Set-Content (Join-Path $Folder "$Name.plan.txt")
$import = Invoke-Tsferry import $archive --site $To --yes --json | Out-String | ConvertFrom-Json

# Passwords do not travel. One line for each value to enter again.
$list = Join-Path $Folder "$Name.reenter.txt"
$import.reenter | ForEach-Object {
  (@($_.object, ($_.step.names -join ' > '), $_.property) | Where-Object { $_ }) -join '  '
} | Set-Content $list
Write-Output "To enter again: $list"
