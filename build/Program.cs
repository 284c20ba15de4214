using GenesysReporting.Build;

var options = BuildOptions.Parse(args);
return options.Task switch
{
    "build" => BuildTasks.Build(options),
    "test" => TestTask.Run(options),
    "demo" => DemoTask.Run(options),
    "catalog" => CatalogTask.Run(options),
    "docs" => ScriptTasks.Docs(options),
    "bench" => ScriptTasks.Bench(options),
    "package" => PackageTask.Run(options),
    _ => BuildOptions.Usage(),
};
