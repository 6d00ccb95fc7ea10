using System.Globalization;

namespace NtkWorkbench.JobFiles;

/// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
internal static class Placeholder
{
    public static object For(Type type) => type switch
    {
        _ when type == typeof(string) => "placeholder",
        _ when type == typeof(bool) => false,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) =>
            Convert.ChangeType(1, type, CultureInfo.InvariantCulture),
        _ when type == typeof(Interval) => new Interval(0, 1),
        _ when type == typeof(CheckpointSelector) => CheckpointSelector.Init,
        _ when type == typeof(Device) => Device.Cpu,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ when ListItems.TypeOf(type) is Type item => Array.CreateInstance(item, 0),
        _ when JobContract.FamilyOf(type) is Family family => For(family.Members[0].Type),
        _ => OfRecord(RecordContract.Of(type)),
    };

    private static object OfRecord(RecordContract contract) =>
        contract.Create(contract.Keys.Where(key => key.IsRequired).ToDictionary(key => key, key => For(key.Type)));
}
