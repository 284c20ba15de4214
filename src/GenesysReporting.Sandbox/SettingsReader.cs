using System.Globalization;
using System.Reflection;

namespace GenesysReporting.Sandbox;

/// <summary>Reads options from names and values, for callers that do not know the type.</summary>
internal static class SettingsReader
{
    public static SandboxOptions Read(IReadOnlyDictionary<string, object?> settings)
    {
        var options = new SandboxOptions();
        foreach ((string name, object? value) in settings)
        {
            PropertyInfo property = Find(name);
            property.SetValue(options, Convert(name, value, property.PropertyType));
        }

        return options;
    }

    private static PropertyInfo Find(string name)
    {
        PropertyInfo[] all = typeof(SandboxOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return Array.Find(all, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"The sandbox has no setting '{name}'. It has: {string.Join(", ", all.Select(property => property.Name))}.");
    }

    private static object? Convert(string name, object? value, Type type)
    {
        try
        {
            return value switch
            {
                null => type.IsValueType ? throw new FormatException() : null,
                _ when type.IsInstanceOfType(value) => value,
                string text when type == typeof(TimeSpan) => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
                string text when type.IsEnum => ReadEnum(text, type),
                IConvertible when type != typeof(TimeSpan) => System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
                _ => throw new FormatException(),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new ArgumentException($"The sandbox's setting '{name}' takes a value of type {type.Name}.", e);
        }
    }

    private static object ReadEnum(string text, Type type) =>
        Enum.TryParse(type, text, ignoreCase: true, out object? value) && Enum.IsDefined(type, value)
            ? value
            : throw new FormatException();
}
