using GenesysReporting.SandboxGenerator;

if (args is not [var contract, var output])
{
    Console.Error.WriteLine("usage: SandboxGenerator <analytics.openapi.json> <analytics.json>");
    return 2;
}

string text = Generator.Run(File.ReadAllText(contract));
File.WriteAllText(output, text);
Console.WriteLine($"{output}: {text.Length} characters");
return 0;
