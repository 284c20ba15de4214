BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 400
    $midnight = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [timespan]::Zero)
    $time = @{ Start = $midnight.AddDays(-4); End = $midnight; TimeZone = 'UTC' }

    # The module's library, in a load context of the test.
    $library = Join-Path (Get-Module GenesysReporting).ModuleBase bin stores Parquet.dll
    Add-Type -Path $library
    Add-Type -ReferencedAssemblies $library, System.Runtime, System.Linq, System.Collections, System.Memory, System.Threading.Tasks -CompilerOptions '-nowarn:CS1701' -TypeDefinition @'
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Parquet;
        using Parquet.Schema;

        public static class ParquetCells
        {
            public static string[] Columns(string path) => Open(path).Schema.DataFields.Select(f => f.Name + " " + f.ClrType.Name).ToArray();

            public static string[] Texts(string path, string column)
            {
                ParquetReader reader = Open(path);
                DataField field = reader.Schema.DataFields.First(f => f.Name == column);
                var cells = new List<string>();
                foreach (ParquetRowGroupReader group in reader.RowGroups)
                {
                    var values = new string[group.RowCount];
                    group.ReadAsync(field, new Memory<string>(values)).AsTask().GetAwaiter().GetResult();
                    cells.AddRange(values);
                }

                return cells.ToArray();
            }

            private static ParquetReader Open(string path) =>
                ParquetReader.CreateAsync(new System.IO.MemoryStream(System.IO.File.ReadAllBytes(path))).GetAwaiter().GetResult();
        }
'@
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Export-GenesysConversation to Parquet' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'writes the cells of the CSV at the grain <Grain>, with names and types' -ForEach @(
        @{ Grain = 'Conversation' }, @{ Grain = 'Segment' }
    ) {
        $with = @{ Grain = $Grain; ResolveName = $true; DurationUnit = 'Milliseconds' }
        $summary = Export-GenesysConversation "$folder/a.parquet" @time @with
        $null = Export-GenesysConversation "$folder/a.csv" @time @with -AllowFormula
        $rows = @(Import-Csv "$folder/a.csv")
        $columns = [ParquetCells]::Columns("$folder/a.parquet")
        $columns.ForEach({ ($_ -split ' ')[0] }) | Should -Be $rows[0].PSObject.Properties.Name
        $texts = @($columns | Where-Object { $_ -like '* ReadOnlyMemory*' } | ForEach-Object { ($_ -split ' ')[0] })
        $texts.Count | Should -BeGreaterThan 10
        foreach ($name in $texts) {
            $expected = @($rows.ForEach($name))
            $cells = [ParquetCells]::Texts("$folder/a.parquet", $name)
            $cells.Count | Should -Be $rows.Count
            # Other cells may hold line ends, so the lists are compared as one text.
            ($cells -join '|') | Should -BeExactly ($expected -join '|') -Because $name
        }
        $columns -like '* DateTime' | Should -Not -BeNullOrEmpty
        $summary.Format | Should -Be 'Parquet'
        $summary.Outcome | Should -Be 'Complete'
        $summary.Rows | Should -Be $rows.Count
        $summary.GuardedCells | Should -Be 0
        $summary.Bytes | Should -Be (Get-Item "$folder/a.parquet").Length
        Get-ChildItem $folder -Force | ForEach-Object Name | Should -Be a.csv, a.parquet
    }

    It 'takes the format from -Format' {
        $summary = Export-GenesysConversation "$folder/a.dat" @time -Format Parquet
        [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes("$folder/a.dat"), 0, 4) | Should -Be 'PAR1'
        $summary.Rows | Should -Be ([ParquetCells]::Texts("$folder/a.dat", 'ConversationId').Count)
    }

    It 'resumes after a failure, and is finished once' {
        $sandbox.Server.AddFault([GenesysReporting.Sandbox.SandboxFault]@{ Kind = 'InternalServerError'; PathPattern = '*details/query'; Skip = 3; Times = 100 })
        $null = Get-ErrorOf { Export-GenesysConversation "$folder/a.parquet" @time -ThrottleLimit 1 -WarningAction SilentlyContinue }
        Get-ChildItem $folder | ForEach-Object Name | Should -Be a.parquet.partial, a.parquet.progress.json
        $sandbox.Server.ClearFaults()
        $other = Get-ErrorOf { Export-GenesysConversation "$folder/a.parquet" @time -Grain Segment }
        $other.FullyQualifiedErrorId | Should -BeLike 'OtherExport,*'
        "$other" | Should -BeLike '*-Grain is Conversation there and Segment here*'
        (Export-GenesysConversation "$folder/a.parquet" @time).Resumed | Should -BeTrue
        $ids = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time).ConversationId
        [ParquetCells]::Texts("$folder/a.parquet", 'ConversationId') | Should -Be $ids
        Get-ChildItem $folder | ForEach-Object Name | Should -Be a.parquet
        (Get-ErrorOf { Export-GenesysConversation "$folder/a.parquet" @time }).FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        (Export-GenesysConversation "$folder/a.parquet" @time -Force).Outcome | Should -Be 'Complete'
    }

    It 'writes a file for each day, and skips what is there' {
        $first = @(Export-GenesysConversation "$folder/c.parquet" @time -PartitionBy Day)
        $first.Outcome | Should -Be Complete, Complete, Complete, Complete
        ($first.ForEach({ [ParquetCells]::Texts($_.Path, 'ConversationId') })).Count | Should -Be ($first | Measure-Object Conversations -Sum).Sum
        $again = @(Export-GenesysConversation "$folder/c.parquet" @time -PartitionBy Day)
        $again.Outcome | Should -Be Skipped, Skipped, Skipped, Skipped
        $again.Bytes | Should -Be $first.Bytes
    }

    It 'refuses -<Name>, and sends nothing' -ForEach @(
        @{ Name = 'Delimiter'; Changes = @{ Delimiter = ';' } }
        @{ Name = 'Encoding'; Changes = @{ Encoding = 'Utf8Bom' } }
        @{ Name = 'AllowFormula'; Changes = @{ AllowFormula = $true } }
        @{ Name = 'TimeFormat'; Changes = @{ TimeFormat = 'Excel' } }
        @{ Name = 'Compress'; Changes = @{ Compress = $true } }
        @{ Name = 'Compress'; Changes = @{ Path = 'a.parquet.gz' } }
        @{ Name = 'Attribute'; Changes = @{ Attribute = 'Date'; Mode = 'Job'; PartitionBy = 'Day' } }
    ) {
        $with = @{ Path = 'a.parquet' } + $time
        $Changes.GetEnumerator() | ForEach-Object { $with[$_.Key] = $_.Value }
        $with.Path = Join-Path $folder $with.Path
        $refused = Get-ErrorOf { Export-GenesysConversation @with }
        $refused.FullyQualifiedErrorId | Should -Be 'ParameterNotTaken,GenesysReporting.Commands.ExportGenesysConversationCommand'
        "$refused" | Should -BeLike "-$Name *"
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'completes -Format' {
        Complete 'Export-GenesysConversation a -Format P' | Should -Contain 'Parquet'
    }

    It 'is the same in every culture' -ForEach @(@{ Culture = 'de-DE' }, @{ Culture = 'th-TH' }) {
        $null = Export-GenesysConversation "$folder/a.parquet" @time
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $null = Export-GenesysConversation "$folder/b.parquet" @time
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        (Get-FileHash "$folder/b.parquet").Hash | Should -Be (Get-FileHash "$folder/a.parquet").Hash
    }
}
