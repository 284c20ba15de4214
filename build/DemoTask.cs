namespace GenesysReporting.Build;

/// <summary>Yesterday's conversations of the sandbox: with the packed module, or with the engine alone where there is no PowerShell.</summary>
internal static class DemoTask
{
    public static int Run(BuildOptions options)
    {
        int built = BuildTasks.Build(options);
        if (built != 0)
        {
            return built;
        }

        string folder = options.Out("demo");
        if (PowerShellHost.Find(options) is { } host)
        {
            return host.RunScript(options, "samples/demo.ps1", "-OutputFolder", folder);
        }

        Console.WriteLine("Running the same engine from samples/YesterdaysConversations instead.");
        return Shell.Run(
            options.Root,
            "dotnet",
            ["run", "--project", "samples/YesterdaysConversations", "-c", options.Configuration, "--no-build", "--", folder]);
    }
}
