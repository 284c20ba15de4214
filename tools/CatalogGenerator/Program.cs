using GenesysReporting.CatalogGenerator;

if (args is not [var contract, var supplement, var output])
{
    Console.Error.WriteLine("usage: CatalogGenerator <analytics.openapi.json> <supplement.json> <catalog.json>");
    return 2;
}

string text = Generator.Run(File.ReadAllText(contract), File.ReadAllText(supplement));
File.WriteAllText(output, text);
Console.WriteLine($"{output}: {text.Length} characters");
return 0;
