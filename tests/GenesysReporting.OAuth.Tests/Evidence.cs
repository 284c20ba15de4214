using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using GenesysReporting.Api;

namespace GenesysReporting.OAuth.Tests;

/// <summary>All that was printed, logged and stored, by where it was found.</summary>
internal sealed class Evidence
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StringBuilder> _texts = [];

    public IReadOnlyList<string> Sources
    {
        get
        {
            lock (_gate)
            {
                return [.. _texts.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Adds to a source as it comes: what is cut in two pieces is whole again here.</summary>
    public void Add(string source, string? text)
    {
        lock (_gate)
        {
            if (!_texts.TryGetValue(source, out StringBuilder? all))
            {
                _texts.Add(source, all = new StringBuilder());
            }

            all.Append(text);
        }
    }

    public void AddLine(string source, string? text) => Add(source, text + "\n");

    /// <summary>Returns the text of an exception, and every value that can be read from it and its inner exceptions.</summary>
    public void AddException(Exception exception)
    {
        AddLine("exceptions", exception.ToString());
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            foreach (PropertyInfo property in e.GetType().GetProperties().Where(p => p.Name != nameof(Exception.TargetSite)))
            {
                object? value = property.GetValue(e);
                AddLine("exceptions", $"{property.Name}: {value}");
                AddLine("exceptions", value is Exception or IDictionary ? null : JsonSerializer.Serialize(value));
            }
        }
    }

    /// <summary>A session as it is printed, as it is written to JSON, and as a debugger shows its properties.</summary>
    public void AddSession(GenesysSession session)
    {
        AddLine("session", session.ToString());
        AddLine("session", JsonSerializer.Serialize(session));
        foreach (PropertyInfo property in typeof(GenesysSession)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            object? value = property.GetValue(session);
            AddLine("session", $"{property.Name}: {value}");
            AddLine("session", Shown(value));
        }
    }

    /// <summary>Every file of a folder, by its name and by what is in it.</summary>
    public void AddFolder(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file);
            AddLine($"file {name}", name);
            try
            {
                AddLine($"file {name}", Encoding.Latin1.GetString(File.ReadAllBytes(file)));
            }
            catch (IOException)
            {
                // A browser's socket, or a file that it has deleted in the meantime.
            }
        }
    }

    /// <summary>Each place where a secret was found, without the secret.</summary>
    public IReadOnlyList<string> Find(IEnumerable<KnownSecret> secrets)
    {
        lock (_gate)
        {
            Dictionary<string, string> texts = _texts.ToDictionary(t => t.Key, t => t.Value.ToString());
            return
            [
                .. from secret in secrets
                   from text in texts
                   where Forms(secret.Reveal()).Any(form => text.Value.Contains(form, StringComparison.OrdinalIgnoreCase))
                   let finding = $"{secret.Kind} in {text.Key}"
                   group finding by finding into same
                   select same.Key,
            ];
        }
    }

    /// <summary>A secret as it is, as a URL and as JSON write it, and in base64 and hexadecimal.</summary>
    private static IEnumerable<string> Forms(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        return ((string[])
        [
            secret,
            Uri.EscapeDataString(secret),
            JsonSerializer.Serialize(secret).Trim('"'),
            Convert.ToBase64String(bytes).TrimEnd('='),
            Convert.ToHexString(bytes),
        ]).Distinct();
    }

    private static string? Shown(object? value) => value is null
        ? null
        : string.Join('\n', value
            .GetType()
            .GetProperties()
            .Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is not null)
            .Select(p => $"{p.Name}: {Read(p, value)}"));

    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }
}
