using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>Runs code of the engine that may refuse its input.</summary>
internal static class Refusals
{
    /// <summary>The result; an error of the engine ends the cmdlet with its error record.</summary>
    public static T Try<T>(Cmdlet cmdlet, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (GenesysException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
    }
}
